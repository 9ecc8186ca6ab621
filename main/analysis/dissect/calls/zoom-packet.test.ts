import { expect, test } from 'vitest';
import { noise } from './rtp.fixture.ts';
import { opensZoom, parseZoom } from './zoom-packet.ts';
import { ZOOM_CONTROL, ZOOM_OLD_SOUND, ZOOM_OPEN, ZOOM_PICTURE, ZOOM_REPORT, ZOOM_SOUND } from './zoom.fixture.ts';

test('reads the real one, with and without the server’s head', () => {
  expect(parseZoom(ZOOM_SOUND)).toEqual({ type: 5, server: 8, media: 15, inner: 'rtp', innerAt: 27 });
  expect(parseZoom(ZOOM_PICTURE)).toMatchObject({ media: 16, inner: 'rtp', innerAt: 32 });
  expect(parseZoom(ZOOM_OLD_SOUND)).toEqual({ type: 5, server: 1, media: 15, inner: 'rtp', innerAt: 20 });
  expect(parseZoom(ZOOM_REPORT)).toMatchObject({ media: 34, inner: 'rtcp', innerAt: 24 });
  expect(parseZoom(ZOOM_CONTROL)).toMatchObject({ media: 13, inner: null });
  expect(parseZoom(ZOOM_OPEN)).toMatchObject({ type: 1, media: null });
  expect([opensZoom(ZOOM_OPEN), opensZoom(ZOOM_SOUND), opensZoom(ZOOM_OPEN.subarray(0, 20))]).toEqual([
    true,
    false,
    false,
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < ZOOM_SOUND.length; n++) {
    const packet = parseZoom(ZOOM_SOUND.subarray(0, n));
    expect(packet?.inner ?? null).toBe(n >= 39 ? 'rtp' : null);
    if (packet) expect(packet.innerAt).toBeLessThanOrEqual(n);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (let n = 0; n < 3000; n++) {
    const bytes = noise(n % 50, n);
    bytes[0] = 1 + (n % 8);
    expect(parseZoom(bytes)?.innerAt ?? 0).toBeLessThanOrEqual(bytes.length);
  }
});
