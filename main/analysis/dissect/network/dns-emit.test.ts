import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { emitDns } from './dns-emit.ts';
import { parseDns } from './dns-message.ts';
import { ALIASED_ANSWER, ANNOUNCEMENT, message, name, pointer } from './dns.fixture.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';

function emit(bytes: Uint8Array, protocol = 'dns'): RecordingSink {
  const sink = new RecordingSink(flowFixture('udp', protocol));
  const origin = frozenFrame(3, 42, null);
  const { parts } = parseDns(bytes);
  sink.begin(bytes, origin, 'in');
  if (parts) emitDns(parts, sink, bytes, origin, 'in');
  return sink;
}

test('gives an address the name that was asked for, behind its aliases', () => {
  expect(emit(ALIASED_ANSWER).messages).toEqual([
    {
      type: 'dns',
      response: true,
      questions: [{ name: 'www.example.org', qtype: 1 }],
      addresses: [
        { name: 'www.example.org', ip: '192.0.2.7' },
        { name: 'www.example.org', ip: '2001:db8::7' },
      ],
    },
  ]);
});

test('writes names as people read them, each once, and says where every label stood', () => {
  const sink = emit(ALIASED_ANSWER);
  expect(sink.texts('dns.question.name')).toEqual(['www.example.org']);
  expect(sink.texts('dns.answer.name')).toEqual(['www.example.org', 'host.example.net']);
  const first = sink.fields[0];
  expect(first?.where).toEqual([{ frame: 3, offset: 42 + 13, length: 3 + 8 + 4 }]);
});

test('a question for anything under a name, as whoever wants to use it asks (RFC 4795 section 4)', () => {
  const sink = emit(message(0, [[name('ranas-pc'), 255]], []), 'llmnr');
  expect([sink.texts('llmnr.question.any.name'), sink.texts('llmnr.question.name')]).toEqual([['ranas-pc'], []]);
});

test('the name of a private address is that of a device at hand', () => {
  const of = (address: string) =>
    emit(message(0x8180, [], [[name(`${address}.in-addr.arpa`), 12, name('ranas-pc')]])).texts(
      'dns.answer.neighbour.name',
    );
  for (const near of ['7.1.168.192', '7.0.0.10', '7.0.16.172', '7.0.254.169']) expect(of(near)).toEqual(['ranas-pc']);
  for (const far of ['7.2.0.192', '7.0.15.172', '7.0.110', '7.1.168.92']) expect(of(far)).toEqual([]);
});

test('shows what a device says of itself', () => {
  const sink = emit(ANNOUNCEMENT, 'mdns');
  expect(sink.texts('mdns.answer.name')).toEqual([
    '_airplay._tcp.local',
    'Ana TV._airplay._tcp.local',
    'anas-tv.local',
  ]);
  expect(sink.fields.filter((field) => field.path === 'mdns.answer.txt').map(({ key, text }) => [key, text])).toEqual([
    ['model', 'TV9'],
    [null, 'flag'],
  ]);
});

test('a service’s record names where it leads, and the addresses that it hints at', () => {
  const data = [0, 1, ...name('svc.example'), 0, 4, 0, 4, 192, 0, 2, 9];
  const sink = emit(message(0x8180, [[name('chat.example'), 65]], [[name('chat.example'), 65, data]]));
  expect(sink.messages).toMatchObject([{ addresses: [{ name: 'chat.example', ip: '192.0.2.9' }] }]);
  expect(sink.texts('dns.answer.name')).toEqual(['chat.example', 'svc.example']);
  const rule = [0, 1, 0, 1, 1, 0x75, 0, 0, ...name('sip.example')];
  const naptr = emit(message(0x8180, [[name('a.example'), 35]], [[name('a.example'), 35, rule]]));
  expect(naptr.texts('dns.answer.name')).toEqual(['a.example', 'sip.example']);
});

test('follows no ring of aliases for ever', () => {
  const ring = message(
    0x8180,
    [],
    [
      [name('a.example'), 5, name('b.example')],
      [name('b.example'), 5, pointer(12)],
      [name('b.example'), 1, [192, 0, 2, 1]],
    ],
  );
  expect(emit(ring).messages).toMatchObject([{ addresses: [{ ip: '192.0.2.1' }] }]);
});

test('writes names in lower case in the message, as sent in the field', () => {
  const sink = emit(message(0, [[name('WwW.Example.ORG'), 1]], []));
  expect(sink.messages).toMatchObject([{ questions: [{ name: 'www.example.org' }] }]);
  expect(sink.texts('dns.question.name')).toEqual(['WwW.Example.ORG']);
});
