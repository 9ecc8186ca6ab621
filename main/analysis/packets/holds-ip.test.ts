import { expect, test } from 'vitest';
import { bytesOf, ip4, ip6, udp } from './frames.fixture.ts';
import { beginsIp, holdsIp } from './holds-ip.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));
const six = ip6(17, udp(1, 2, new Uint8Array(4)));

function holds(bytes: Uint8Array, version: 4 | 6, room = bytes.length): boolean {
  return holdsIp(bytes, 0, bytes.length, room, version);
}

test('a true packet is one, also with octets behind it', () => {
  expect([holds(four, 4), holds(six, 6)]).toEqual([true, true]);
  expect(holds(bytesOf(four, [0, 0, 0]), 4)).toBe(true);
  expect(holds(bytesOf(six, [0, 0, 0]), 6)).toBe(true);
});

test('a checksum left to the card is believed where the length fits exactly', () => {
  const open = ip4(17, udp(1, 2, new Uint8Array(4)), { checksum: 0 });
  expect(holds(open, 4)).toBe(true);
  expect(holds(bytesOf(open, [0]), 4)).toBe(false);
});

test('what is too long, too short or of another version is none', () => {
  expect(holds(four, 4, four.length - 1)).toBe(false);
  expect(holds(six, 6, six.length - 1)).toBe(false);
  expect([holds(four, 6), holds(six, 4)]).toEqual([false, false]);
  expect([holds(four.subarray(0, 19), 4, 99), holds(six.subarray(0, 39), 6, 99)]).toEqual([false, false]);
  expect(holds(ip6(200, new Uint8Array(8)), 6)).toBe(false);
  expect(holds(ip6(59, new Uint8Array(0)), 6)).toBe(false);
});

test('octets by chance are hardly ever a packet, even where they begin like one', () => {
  let state = 1;
  let held = 0;
  for (let round = 0; round < 20_000; round++) {
    const bytes = Uint8Array.from({ length: 44 }, () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24);
    bytes[0] = 0x45;
    if (holds(bytes, 4)) held++;
  }
  expect(held).toBeLessThan(5); // one in 65,536 by length, fewer by checksum
});

test('behind a number that says IP only the header must be readable', () => {
  expect([beginsIp(four, 0, four.length, 4), beginsIp(six, 0, six.length, 6)]).toEqual([null, null]);
  expect([beginsIp(four, 0, 19, 4), beginsIp(six, 0, 39, 6)]).toEqual(['cut-short', 'cut-short']);
  const options = bytesOf(0x46, four.subarray(1, 20));
  expect(beginsIp(options, 0, 20, 4)).toBe('cut-short');
  expect(beginsIp(bytesOf(0x44, four.subarray(1)), 0, four.length, 4)).toBe('bad-ip-header');
  expect(beginsIp(ip4(17, new Uint8Array(9), { total: 12 }), 0, 29, 4)).toBe('bad-ip-header');
});
