import { expect, test } from 'vitest';
import { judgeOf, staticCodec } from './rtp-media.ts';
import { noise, pcma, pcmu } from './rtp.fixture.ts';

/** What is said of frames made by `frame`, and after how many. */
function judge(payloadType: number, frame: (n: number) => Uint8Array): string {
  const judging = judgeOf(payloadType);
  for (let n = 0; n < 2000; n++) {
    const bytes = frame(n);
    const sign = judging.add(bytes, 0, bytes.length);
    if (sign !== null) return `${sign} ${n + 1}`;
  }
  return 'never';
}

test('G.711 is known by how speech sounds, each law by its own number only', () => {
  expect(judge(0, (n) => pcmu(160, n * 160))).toBe('fits 4');
  expect(judge(8, (n) => pcma(160, n * 160))).toBe('fits 4');
});

test('encrypted octets under the same numbers are not, nor silence, nor other lengths', () => {
  expect(judge(0, (n) => noise(160, n))).toMatch(/^contradicts/);
  expect(judge(8, (n) => noise(160, n))).toMatch(/^contradicts/);
  expect(judge(0, () => new Uint8Array(160).fill(0xff))).toMatch(/^contradicts/);
  expect(judge(8, (n) => Uint8Array.from({ length: 160 }, (_, i) => ((i * n) % 3 === 0 ? 0xd5 : 0x55)))).toMatch(
    /^contra/,
  );
  expect(judge(0, () => pcmu(53, 0))).toBe('contradicts 1');
});

test('a fixed head in front of encrypted octets does not make them sound', () => {
  const sealed = (n: number): Uint8Array => Uint8Array.from([...new Uint8Array(16), ...noise(144, n)]);
  expect(judge(0, sealed)).toMatch(/^contradicts/);
});

test('GSM, G.729 and transport streams have a mark in each frame', () => {
  const gsm = (n: number): Uint8Array => Uint8Array.from([0xd7, ...noise(32, n)]);
  expect(judge(3, gsm)).toBe('fits 12');
  expect(judge(3, (n) => noise(33, n))).toMatch(/^contradicts/);
  const g729 = (n: number): Uint8Array => {
    const frame = noise(10, n);
    let sum = 1;
    for (let bit = 0; bit < 6; bit++) sum ^= ((frame[2] ?? 0) >> bit) & 1;
    frame[3] = ((frame[3] ?? 0) & 0xdf) | (sum << 5);
    return frame;
  };
  expect(judge(18, (n) => Uint8Array.from([...g729(2 * n), ...g729(2 * n + 1)]))).toBe('fits 24');
  expect(judge(18, (n) => noise(20, n))).toMatch(/^contradicts/);
  expect(judge(33, (n) => Uint8Array.from([0x47, ...noise(187, n)]))).toBe('fits 21');
});

test('of other codecs the number alone speaks', () => {
  expect(judge(9, (n) => noise(160, n))).toBe('open 10');
  expect([staticCodec(0), staticCodec(34), staticCodec(13), staticCodec(96), staticCodec(19)]).toEqual([
    'pcmu',
    'h263',
    null,
    null,
    null,
  ]);
});
