import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitData, hintedAddresses, HTTPS, NAPTR, OPT } from './dns-data.ts';
import { name } from './dns.fixture.ts';
import { ascii, be16, filled } from './octets.fixture.ts';

function told(rtype: number, octets: readonly number[]): [string, string][] {
  const bytes = Uint8Array.from([9, ...octets]);
  const sink = new RecordingSink(flowFixture('udp', 'dns'));
  sink.begin(bytes, frozenFrame(1, 0, null), 'in');
  emitData(sink, bytes, rtype, { at: 1, length: octets.length });
  return sink.fields.map(({ path, text }) => [path.slice(4), text]);
}
const part = (key: number, value: readonly number[]) => [...be16(key), ...be16(value.length), ...value];
const string = (text: string) => [text.length, ...ascii(text)];
/** RFC 9460 section 2.2; tshark 4.0.17 shows the same alpn, ipv4hint, ech and ipv6hint. */
const SERVICE = [
  0,
  1,
  ...name('svc.example'),
  ...part(1, [...string('h2'), ...string('h3')]),
  ...part(4, [192, 0, 2, 7, 192, 0, 2, 8]),
  ...part(5, [0, 1, 2]),
  ...part(6, [0x20, 1, 0xd, 0xb8, ...filled(11), 7]),
];

test('reads the real one: what a service offers and where it may be', () => {
  expect(told(HTTPS, SERVICE)).toEqual([
    ['answer.alpn', 'h2'],
    ['answer.alpn', 'h3'],
    ['answer.ech', '\0\x01\x02'],
  ]);
  const bytes = Uint8Array.from(SERVICE);
  expect(hintedAddresses(bytes, { at: 0, length: bytes.length })).toEqual(['192.0.2.7', '192.0.2.8', '2001:db8::7']);
});

test('the client’s own network, as a resolver tells it on (RFC 7871)', () => {
  const subnet = (octets: readonly number[]) => told(OPT, part(8, octets));
  expect(subnet([0, 1, 24, 0, 192, 0, 2])).toEqual([['option.client-subnet', '192.0.2.0/24']]);
  expect(subnet([0, 2, 32, 0, 0x20, 1, 0xd, 0xb8])).toEqual([['option.client-subnet', '2001:db8::/32']]);
  for (const wrong of [
    [0, 1, 24, 0],
    [0, 1, 40, 0, 1, 2, 3],
    [0, 1, 8, 0, 1, 2, 3, 4, 5],
    [0, 9, 8, 0, 1],
  ])
    expect(subnet(wrong)).toEqual([]);
});

test('other options are searched, filling is not', () => {
  expect(told(OPT, [...part(10, [1, 2, 3]), ...part(12, [0, 0]), ...part(65001, [2, 0, 0, 0, 0, 1])])).toEqual([
    ['option.10', '\x01\x02\x03'],
    ['option.65001', '\x02\0\0\0\0\x01'],
  ]);
});

test('whose services these are: hardware addresses (draft-cheshire-edns0-owner-option-01)', () => {
  const [one, other] = [
    [0, 0, 0x5e, 0, 0x53, 7],
    [0, 0, 0x5e, 0, 0x53, 8],
  ];
  expect(told(OPT, part(4, [0, 9, ...one]))).toEqual([['option.owner.primary', '\0\0^\0S\x07']]);
  expect(told(OPT, part(4, [0, 9, ...one, ...other, 1, 2, 3, 4]))).toEqual([
    ['option.owner.primary', '\0\0^\0S\x07'],
    ['option.owner.wakeup', '\0\0^\0S\x08'],
    ['option.owner.password', '\x01\x02\x03\x04'],
  ]);
  expect(told(OPT, part(4, [0, 9, 1, 2]))).toEqual([]);
});

test('a rule for telephone numbers (RFC 3403)', () => {
  const rule = [0, 1, 0, 2, ...string('u'), ...string('E2U+sip'), ...string('!^.*$!sip:x@y!'), 0];
  expect(told(NAPTR, rule).map(([, text]) => text)).toEqual(['u', 'E2U+sip', '!^.*$!sip:x@y!']);
});

test('every truncation and any octets: nothing throws or points outside', () => {
  for (let n = 0; n < SERVICE.length; n++) told(HTTPS, SERVICE.slice(0, n));
  fc.assert(
    fc.property(fc.constantFrom(OPT, NAPTR, HTTPS), fc.array(fc.nat(255), { maxLength: 200 }), (rtype, octets) => {
      told(rtype, octets);
      hintedAddresses(Uint8Array.from(octets), { at: 0, length: octets.length });
    }),
  );
});
