import { expect, test } from 'vitest';
import { byeReason, isCompound, parseCompound, sdesItems, startsRtcp } from './rtcp-packets.ts';
import { APPLICATION, REPORT, SEALED_REPORT, noise } from './rtp.fixture.ts';

const word = ({ at, length }: { at: number; length: number }) =>
  Buffer.from(REPORT.subarray(at, at + length)).toString();

test('reads the real one', () => {
  expect(isCompound(REPORT)).toBe(true);
  const packets = parseCompound(REPORT);
  expect(packets.map(({ packetType, count }) => [packetType, count])).toEqual([
    [200, 0],
    [202, 1],
    [203, 1],
  ]);
  const [, sdes, bye] = packets;
  if (!sdes || !bye) throw new Error('no packets');
  expect(sdesItems(REPORT, sdes).map(({ name, text }) => `${name} ${word(text)}`)).toEqual([
    'CNAME rana@192.0.2.9',
    'NAME Rana K',
    'PHONE +911234567890',
  ]);
  expect(word(byeReason(REPORT, bye) ?? { at: 0, length: 0 })).toBe('gone home');
});

test('every truncation yields a prefix and a reason: a compound fills its datagram or is none', () => {
  const whole = new Set([28, REPORT.length - 20, REPORT.length]);
  for (let n = 0; n <= REPORT.length; n++) expect([n, isCompound(REPORT.subarray(0, n))]).toEqual([n, whole.has(n)]);
});

test('what is sealed has a head that fits, and no whole chain behind it', () => {
  expect(isCompound(SEALED_REPORT)).toBe(false);
  expect(startsRtcp(SEALED_REPORT)).toBe(true);
  expect(startsRtcp(SEALED_REPORT.subarray(0, 7))).toBe(false);
  expect(isCompound(APPLICATION)).toBe(true);
});

test('too short for its own count, another version, another number: none', () => {
  expect(isCompound(Uint8Array.from([0x80, 200, 0, 1, 1, 2, 3, 4]))).toBe(false);
  expect(isCompound(Uint8Array.from([0x82, 201, 0, 1, 1, 2, 3, 4]))).toBe(false);
  expect(isCompound(Uint8Array.from([0x40, 201, 0, 1, 1, 2, 3, 4]))).toBe(false);
  expect(isCompound(Uint8Array.from([0x80, 192, 0, 1, 1, 2, 3, 4]))).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (let n = 0; n < 2000; n++) {
    // A source description whose items are noise, in a compound of true length.
    const bytes = Uint8Array.from([0x80 | (n % 32), 202, 0, 31, ...noise(124, n)]);
    for (const packet of parseCompound(bytes))
      for (const { text } of sdesItems(bytes, packet)) expect(text.at + text.length).toBeLessThanOrEqual(bytes.length);
  }
});
