import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { dLinkDiscovery } from './d-link-discovery.ts';
import { ascii } from './octets.fixture.ts';

const PORT = 62976;
const MAC = [0, 0, 0x5e, 0, 0x53, 7];
/** Of our own making, by the places in docs/protocols/d-link-discovery.md. */
function announcement(name: string): Uint8Array {
  const bytes = new Uint8Array(317);
  bytes.set([0xff, 0xff, 0x12, 0x34, 0xa0, 0, ...MAC, 192, 0, 2, 7]);
  for (const [at, octets] of [
    [22, ascii('SWITCH-8')],
    [86, ascii('Switch')],
    [118, ascii('1.0')],
    [150, MAC],
    [188, ascii('SN12345678')],
    [220, ascii(name)],
  ] as const)
    bytes.set(octets, at);
  return bytes;
}
const NAMED = announcement('ranas-switch');
const score = (bytes: Uint8Array, port = PORT) => dLinkDiscovery.recognise(bytes, flowFixture('udp', 'none', port));

test('reads the real one: what a switch says of itself', () => {
  expect(score(NAMED)).toBe(0.95);
  const sink = readAll(dLinkDiscovery, 'udp', [['out', NAMED]], PORT);
  expect(sink.messages).toEqual([{ type: 'd-link-discovery' }]);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['d-link-discovery.hardware-address', '\0\0^\0S\x07'],
    ['d-link-discovery.model', 'SWITCH-8'],
    ['d-link-discovery.kind', 'Switch'],
    ['d-link-discovery.version', '1.0'],
    ['d-link-discovery.serial-number', 'SN12345678'],
    ['d-link-discovery.name', 'ranas-switch'],
  ]);
});

test('over IPv6 the address is longer, and all behind it stands later', () => {
  const longer = Uint8Array.from([...NAMED.subarray(0, 16), ...new Uint8Array(12), ...NAMED.subarray(16)]);
  longer[1] = 0x0f;
  expect(score(longer)).toBe(0.95);
  const sink = readAll(dLinkDiscovery, 'udp', [['out', longer]], PORT);
  expect(sink.texts('d-link-discovery.serial-number')).toEqual(['SN12345678']);
  expect(sink.texts('d-link-discovery.name')).toEqual(['ranas-switch']);
});

test('a name that is the model’s is none', () => {
  const sink = readAll(dLinkDiscovery, 'udp', [['out', announcement('SWITCH-8')]], PORT);
  expect(sink.texts('d-link-discovery.name')).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 284; n++)
    expect(readAll(dLinkDiscovery, 'udp', [['out', NAMED.subarray(0, n)]], PORT).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(dLinkDiscovery, 'udp', NAMED, PORT);
});

test('leaves others theirs', () => {
  expect(score(NAMED, 4000)).toBe(0);
  expect(score(NAMED.subarray(0, 200))).toBe(0);
  expect(score(NAMED.map((octet, at) => (at === 151 ? 9 : octet)))).toBe(0);
  const other = readAll(dLinkDiscovery, 'udp', [['out', new Uint8Array(300).fill(7).fill(9, 100)]], PORT);
  expect(other.problems).toEqual(['not-this-protocol']);
});
