import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { kerberos } from './kerberos.ts';
import { be32, ber } from './octets.fixture.ts';

const string = (text: string) => ber(0x1b, text);
const principal = (...parts: string[]) => ber(0x30, ber(0xa0, [2, 1, 1]), ber(0xa1, ber(0x30, ...parts.map(string))));
const address = (kind: number, value: string) => ber(0x30, ber(0xa0, [2, 1, kind]), ber(0xa1, ber(0x04, value)));
/** RFC 4120 section 5.4.1. tshark 4.0.17: AS-REQ, cname rana, realm OFFICE.EXAMPLE, sname krbtgt. */
const REQUEST = Uint8Array.from(
  ber(
    0x6a,
    ber(
      0x30,
      ber(0xa1, [2, 1, 5]),
      ber(0xa2, [2, 1, 10]),
      ber(
        0xa4,
        ber(
          0x30,
          ber(0xa0, [3, 5, 0, 0, 0, 0, 0]),
          ber(0xa1, principal('rana')),
          ber(0xa2, string('OFFICE.EXAMPLE')),
          ber(0xa3, principal('krbtgt', 'OFFICE.EXAMPLE')),
          ber(0xa5, ber(0x18, '20370913024805Z')),
          ber(0xa7, [2, 1, 7]),
          ber(0xa8, ber(0x30, [2, 1, 18])),
          ber(0xa9, ber(0x30, address(20, 'RANAS-PC        '), address(2, '\xc0\0\x02\x07'))),
        ),
      ),
    ),
  ),
);
/** Section 5.9.1. tshark 4.0.17: KRB Error: KRB5KDC_ERR_PREAUTH_REQUIRED. */
const ERROR = Uint8Array.from(
  ber(
    0x7e,
    ber(
      0x30,
      ber(0xa0, [2, 1, 5]),
      ber(0xa1, [2, 1, 30]),
      ber(0xa4, ber(0x18, '20260101000000Z')),
      ber(0xa5, [2, 1, 1]),
      ber(0xa6, [2, 1, 25]),
      ber(0xa7, string('OFFICE.EXAMPLE')),
      ber(0xa8, principal('host', 'pc.example')),
      ber(0xa9, string('OFFICE.EXAMPLE')),
      ber(0xaa, principal('krbtgt', 'OFFICE.EXAMPLE')),
    ),
  ),
);
const framed = (...messages: Uint8Array[]) => Uint8Array.from(messages.flatMap((one) => [...be32(one.length), ...one]));

test('reads the real one, over UDP', () => {
  expect(kerberos.recognise(REQUEST, flowFixture('udp', 'none'))).toBe(0.97);
  const sink = readAll(kerberos, 'udp', [['out', REQUEST]], 88);
  expect(sink.fields.map(({ path, text }) => [path.slice(9), text])).toEqual([
    ['client', 'rana'],
    ['realm', 'OFFICE.EXAMPLE'],
    ['service', 'krbtgt'],
    ['service', 'OFFICE.EXAMPLE'],
    ['computer', 'RANAS-PC'],
    ['address', '\xc0\0\x02\x07'],
  ]);
});

test('a service that asks is no person', () => {
  const sink = readAll(kerberos, 'udp', [['in', ERROR]], 88);
  expect(sink.texts('kerberos.client')).toEqual([]);
  expect(sink.texts('kerberos.client.part')).toEqual(['host']);
  expect(sink.texts('kerberos.client.host')).toEqual(['pc.example']);
  expect(sink.texts('kerberos.realm')).toEqual(['OFFICE.EXAMPLE', 'OFFICE.EXAMPLE']);
});

test('reads messages over TCP, split and joined', () => {
  const stream = framed(REQUEST, ERROR);
  expect(kerberos.recognise(stream, flowFixture('tcp', 'none'))).toBe(0.97);
  for (const size of [1, 9, 5000]) {
    const sink = readAll(kerberos, 'tcp', cut('out', stream, size), 88);
    expect(sink.texts('kerberos.client')).toEqual(['rana']);
    expect(sink.messages).toEqual([
      { type: 'kerberos', kind: 10 },
      { type: 'kerberos', kind: 30 },
    ]);
    expect(sink.problems).toEqual([]);
  }
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < REQUEST.length; n++)
    expect(readAll(kerberos, 'udp', [['out', REQUEST.subarray(0, n)]]).problems).not.toEqual([]);
  const stream = framed(REQUEST);
  for (let n = 1; n < stream.length; n++)
    expect(readAll(kerberos, 'tcp', [['out', stream.subarray(0, n)]]).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const whole of [REQUEST, ERROR]) survives(kerberos, 'udp', whole);
  survives(kerberos, 'tcp', framed(REQUEST, ERROR));
});

test('leaves others theirs', () => {
  for (const text of ['jdoe says hello', '\x6a\x10\x30\x0e\xa1\x03\x02\x01\x04', '{"a":1}'])
    expect(kerberos.recognise(octets(text), flowFixture('udp', 'none', 88))).toBe(0);
});
