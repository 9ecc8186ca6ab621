import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { ssdp } from './ssdp.ts';

/** In the shape of UPnP Device Architecture 2.0 section 1.2.2. */
const NOTIFY = octets(
  [
    'NOTIFY * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'LOCATION: http://192.0.2.1/d.xml',
    'USN: uuid:2fac1234-31f8-11b4-a222-08002b34c003::upnp:rootdevice',
    '',
    '',
  ].join('\r\n'),
);
const score = (text: string) => ssdp.recognise(octets(text), flowFixture('udp', 'none'));

test('reads the real one', () => {
  const sink = readAll(ssdp, 'udp', [['out', NOTIFY]]);
  expect(sink.namesTold).toEqual(['239.255.255.250:1900']);
  expect(sink.messages).toEqual([{ type: 'ssdp', method: 'NOTIFY' }]);
  expect(sink.fields.map(({ path, key }) => [path, key])).toEqual([
    ['ssdp.header.host', 'HOST'],
    ['ssdp.header.location', 'LOCATION'],
    ['ssdp.header.usn', 'USN'],
  ]);
  expect(sink.problems).toEqual([]);
  expect(readAll(ssdp, 'udp', [['in', 'HTTP/1.1 200 OK\r\nST: x\r\n\r\n']]).messages).toEqual([
    { type: 'ssdp', method: null },
  ]);
});

test('knows its three beginnings', () => {
  expect(['M-SEARCH * HTTP/1.1\r\n', 'NOTIFY * HTTP/1.1\r\n', 'HTTP/1.1 200 OK\r\n'].map(score)).toEqual([
    0.9, 0.9, 0.9,
  ]);
  expect(['GET / HTTP/1.1\r\n', 'NOTIFY sip:a SIP/2.0\r\n', ''].map(score)).toEqual([0, 0, 0]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < NOTIFY.length - 1; n++) {
    const part = NOTIFY.subarray(0, n);
    const sink = readAll(ssdp, 'udp', [['out', part]]);
    if (part[n - 1] !== 0x0a) expect(sink.problems).toHaveLength(1);
    const keys = sink.fields.filter(({ path }) => path.startsWith('ssdp.')).map(({ key }) => key);
    expect(keys).toEqual(['HOST', 'LOCATION', 'USN'].slice(0, keys.length));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(ssdp, 'udp', NOTIFY);
});
