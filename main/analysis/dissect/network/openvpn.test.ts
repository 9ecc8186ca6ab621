import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { certificate, certificateMessage, distinguishedName } from '../web/x509.fixture.ts';
import { be16, be32, filled, type Octets } from './octets.fixture.ts';
import { openvpn } from './openvpn.ts';

const CLIENT = [1, 2, 3, 4, 5, 6, 7, 8];
const SERVER = [8, 7, 6, 5, 4, 3, 2, 1];
const signed = (digest: number): number[] =>
  digest === 0 ? [] : [...filled(digest, 0xee), 0, 0, 0, 1, ...be32(1_700_000_000)];
/** tshark 4.0.17 (port 1194): P_CONTROL_HARD_RESET_CLIENT_V2, P_CONTROL_V1. */
const reset = (digest = 0) => Uint8Array.from([0x38, ...CLIENT, ...signed(digest), 0, 0, 0, 0, 0]);
const control = (number: number, body: Octets, digest = 0) =>
  Uint8Array.from([0x20, ...CLIENT, ...signed(digest), 1, ...be32(number), ...SERVER, ...be32(number), ...body]);
const subject = distinguishedName([['CN', 'ranas-phone']]);
const message = [...certificateMessage([certificate({ subject })])];
const hello = [0x16, 3, 1, 0, 45, 1, 0, 0, 41, 3, 3, ...filled(32, 7), 0, 0, 2, 0, 47, 1, 0];
const record = [...hello, 0x16, 3, 3, ...be16(message.length), ...message];
const THREE = [record.slice(0, 100), record.slice(100, 200), record.slice(200)];
const pieces = (digest = 0): Uint8Array[] => [reset(digest), ...THREE.map((one, i) => control(i + 1, one, digest))];
const names = (all: readonly Piece[], transport: 'tcp' | 'udp' = 'udp') =>
  readAll(openvpn, transport, all, 1194)
    .fields.filter(({ path }) => path.endsWith('.CN'))
    .map(({ text }) => text);
const sent = (all: readonly Uint8Array[]): Piece[] => all.map((one) => ['out', one]);
const framed = (all: readonly Uint8Array[]) => Uint8Array.from(all.flatMap((one) => [...be16(one.length), ...one]));

test('reads the real one, over UDP and TCP, signed or not', () => {
  for (const digest of [0, 16, 20, 32, 64]) {
    expect(openvpn.recognise(reset(digest), flowFixture('udp', 'none'))).toBe(0.95);
    expect(names(sent(pieces(digest)))).toContain('ranas-phone');
  }
  expect(openvpn.recognise(framed([reset()]), flowFixture('tcp', 'none'))).toBe(0.95);
  expect(names([['out', framed(pieces())]], 'tcp')).toContain('ranas-phone');
});

test('puts what came out of order into order, and passes over what came twice', () => {
  const [first, a, b, c] = pieces();
  if (!first || !a || !b || !c) throw new Error('four pieces');
  expect(names(sent([first, b, a, a, b, c]))).toContain('ranas-phone');
  expect(names(sent([first, a, c]))).toEqual([]);
});

test('another client behind the same addresses begins anew', () => {
  const other = pieces().map((one) => Uint8Array.from([one[0] ?? 0, 9, ...one.subarray(2)]));
  expect(names(sent([...pieces(), ...other])).filter((name) => name === 'ranas-phone')).toHaveLength(2);
});

test('later packets are told by their kind, and what they carry is sealed', () => {
  const data = Uint8Array.from([0x30, ...filled(60, 0xee)]);
  expect(openvpn.recognise(data, flowFixture('udp', 'none'))).toBe(0);
  expect(openvpn.recognise(data, flowFixture('udp', 'openvpn'))).toBe(0.9);
  expect(readAll(openvpn, 'udp', [['out', data]]).counts.opaque).toBe(61);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = framed(pieces());
  const ends = pieces().map((_, i, all) => framed(all.slice(0, i + 1)).length);
  for (let n = 1; n < whole.length; n += 7)
    if (!ends.includes(n))
      expect(readAll(openvpn, 'tcp', [['out', whole.subarray(0, n)]]).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(openvpn, 'tcp', framed(pieces()));
  for (const one of pieces()) survives(openvpn, 'udp', one);
});

test('leaves others theirs', () => {
  for (const bytes of [
    octets('8 some text of a chat'),
    Uint8Array.from([0x38, ...filled(13, 1)]),
    reset().subarray(0, 13),
  ])
    expect(openvpn.recognise(bytes, flowFixture('udp', 'none'))).toBe(0);
});
