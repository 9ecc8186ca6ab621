import { expect, test } from 'vitest';
import { isClockText, isInClock } from './clock.ts';

const NOW = { seconds: 1_781_526_645, nanos: 0 }; // 2026-06-15
const BIG = [0x6a, 0x2f, 0xf0, 0x75];

test('seconds of either order, of 1970 and of 1900, and thousandths', () => {
  const little = BIG.toReversed();
  const ntp = NOW.seconds + 2_208_988_800;
  const older = [ntp >>> 24, (ntp >>> 16) & 255, (ntp >>> 8) & 255, ntp & 255];
  const millis = [0, 0, 1, 0x9e, 0xcb, 0, 0, 0].map((_, i) => Math.floor((NOW.seconds * 1000) / 256 ** (7 - i)) % 256);
  for (const octets of [BIG, little, older, millis])
    expect(isInClock(Uint8Array.from(octets), 0, octets.length, NOW)).toBe(true);
});

test('what never changes of a clock is a part of it', () => {
  expect(isInClock(Uint8Array.from([7, 7, ...BIG, 7]), 2, 3, NOW)).toBe(true);
  expect(isInClock(Uint8Array.from([7, 7, ...BIG, 0]), 3, 4, NOW)).toBe(true);
});

test('a number far from the time of the recording is none, and neither is what stands beside a clock', () => {
  expect(isInClock(Uint8Array.from([0x12, 0xf7, 0x6d, 0x2b]), 0, 4, NOW)).toBe(false);
  expect(isInClock(Uint8Array.from([...BIG, 0xa3, 0x11, 0x9c, 0x40]), 4, 4, NOW)).toBe(false);
  expect(isInClock(Uint8Array.from(BIG), 0, 4, null)).toBe(false);
});

test('texts', () => {
  const times = [
    '1781526645',
    '1781526645123',
    '1781526645.5',
    '2026-06-15T12:00:00Z',
    'Mon, 15 Jun 2026 12:30:45 GMT',
    '260615',
    '20260615',
    '150626',
  ];
  expect(times.filter((text) => !isClockText(text, NOW))).toEqual([]);
  expect(
    ['318204715', '4513770900596889', 'xk8PqZ3m', '260315', '1581526645'].filter((text) => isClockText(text, NOW)),
  ).toEqual([]);
});
