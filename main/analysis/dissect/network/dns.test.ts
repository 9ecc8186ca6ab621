import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dns, llmnr, mdns } from './dns.ts';
import { ALIASED_ANSWER, ANNOUNCEMENT, message, name, QUERY, u16 } from './dns.fixture.ts';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, feed, flowFixture, RecordingSink } from '../recording-sink.fixture.ts';

const framed = (...messages: Uint8Array[]) => Uint8Array.from(messages.flatMap((one) => [...u16(one.length), ...one]));

test('reads the real one, over UDP', () => {
  const sink = readAll(dns, 'udp', [['in', ALIASED_ANSWER]], 53);
  expect(sink.messages).toMatchObject([{ type: 'dns', addresses: [{ ip: '192.0.2.7' }, { ip: '2001:db8::7' }] }]);
  expect(sink.counts.readable).toBe(ALIASED_ANSWER.length);
  expect(sink.problems).toEqual([]);
});

test('reads messages over TCP, split and joined (RFC 7766 section 8)', () => {
  const stream = framed(QUERY, ALIASED_ANSWER);
  expect(dns.recognise(stream, flowFixture('tcp', 'none', 53))).toBe(0.8);
  for (const size of [1, 5, 1000]) {
    const sink = readAll(dns, 'tcp', cut('out', stream, size), 53);
    expect(sink.texts('dns.question.name')).toEqual(['chat.example.org', 'www.example.org']);
    expect(sink.counts.readable).toBe(stream.length);
  }
});

test('the flow has the first name that was asked, in small letters; its server’s name stays its own', () => {
  const odd = message(0x0100, [[[3, 0x2a, 0x3d, 0x41, ...name('Example')], 1]], []);
  for (const [dissector, first, asked] of [
    [dns, QUERY, 'chat.example.org'],
    [dns, odd, '*=a.example'],
    [mdns, ANNOUNCEMENT, '_airplay._tcp.local'],
  ] as const) {
    const flow = flowFixture('udp', dissector.name, 53);
    flow.names.dns = 'resolver.example';
    const sink = new RecordingSink(flow);
    feed(dissector.open(flow, sink), [
      ['out', first],
      ['in', ALIASED_ANSWER],
    ]);
    const others = ['www.example.org'];
    expect(flow.names).toEqual({ sni: null, httpHost: null, dns: 'resolver.example', asked, others });
  }
  const flow = flowFixture('tcp', 'dns', 53);
  feed(dns.open(flow, new RecordingSink(flow)), [['out', framed(QUERY)]]);
  expect(flow.names.asked).toBe('chat.example.org');
});

test('further names that were asked for are told, those of answers are not', () => {
  const both = message(
    0x0100,
    [
      [name('One.example'), 1],
      [name('two.example'), 28],
    ],
    [],
  );
  const pieces = [
    ['out', both],
    ['in', ALIASED_ANSWER],
    ['out', both],
  ] as const;
  for (const dissector of [dns, mdns, llmnr])
    expect(readAll(dissector, 'udp', pieces).namesTold).toEqual(['two.example', 'www.example.org']);
  expect(readAll(dns, 'tcp', [['out', framed(both, QUERY)]], 53).namesTold).toEqual([
    'two.example',
    'chat.example.org',
  ]);
  expect(readAll(mdns, 'udp', [['out', ANNOUNCEMENT]], 5353).namesTold).toEqual([]);
});

test('tells multicast names by their port', () => {
  const at = (port: number) => flowFixture('udp', 'none', port);
  expect(mdns.recognise(ANNOUNCEMENT, at(5353))).toBeGreaterThan(0.8);
  expect(llmnr.recognise(QUERY, at(5355))).toBeGreaterThan(0.8);
  expect(mdns.recognise(ANNOUNCEMENT, at(53))).toBe(0);
  expect(readAll(mdns, 'udp', [['out', ANNOUNCEMENT]], 5353).texts('mdns.answer.name')).toContain('anas-tv.local');
  expect(readAll(llmnr, 'udp', [['out', QUERY]], 5355).texts('llmnr.question.name')).toEqual(['chat.example.org']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < ALIASED_ANSWER.length; n++) {
    const sink = readAll(dns, 'udp', [['in', ALIASED_ANSWER.subarray(0, n)]], 53);
    expect(sink.problems).toEqual(['cut-short']);
  }
  const stream = framed(ALIASED_ANSWER);
  for (let n = 3; n < stream.length; n++) {
    expect(readAll(dns, 'tcp', [['in', stream.subarray(0, n)]], 53).problems).toContain('cut-short');
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const dissector of [dns, mdns, llmnr]) survives(dissector, 'udp', ANNOUNCEMENT, 53);
  survives(dns, 'tcp', framed(QUERY, ALIASED_ANSWER), 53);
});

test('a length that holds no message loses the stream', () => {
  const sink = readAll(dns, 'tcp', [['out', [0, 3, 1, 2, 3].map((octet) => String.fromCharCode(octet)).join('')]], 53);
  expect(sink.counts.unknown).toBe(5);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      (bytes) => void expect(mdns.recognise(bytes, flowFixture('udp', 'none', 4000))).toBe(0),
    ),
  );
});
