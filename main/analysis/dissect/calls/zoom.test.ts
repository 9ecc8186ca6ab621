import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { zoom } from './zoom.ts';
import { ZOOM_CONTROL, ZOOM_OPEN, ZOOM_PICTURE, ZOOM_REPORT, ZOOM_SOUND } from './zoom.fixture.ts';

const PORT = 8801;

test('reads the real one: reports in words, sound and picture sealed, the rest nobody’s', () => {
  const sink = readAll(zoom, 'udp', [
    ['out', ZOOM_OPEN],
    ['in', ZOOM_SOUND],
    ['in', ZOOM_PICTURE],
    ['out', ZOOM_REPORT],
    ['out', ZOOM_CONTROL],
  ]);
  const kinds = sink.messages.map((one) => (one.type === 'call-packet' ? one.kind : one.type));
  expect(kinds.filter((kind) => kind !== 'unknown')).toEqual(['1', '5.15', '5.16', '5.34', 'rtcp', '5.13']);
  expect(sink.fields.filter(({ path }) => path === 'zoom.sdes.cname').map(({ key, text }) => [key, text])).toEqual([
    ['CNAME', 'rana@pc'],
  ]);
  expect(sink.texts('unknown.text')).toContain('data_bind_flag');
  expect(sink.counts.opaque).toBe(10);
});

test('only over its ports, or where it was spoken', () => {
  const score = (bytes: Uint8Array, port: number, protocol = 'none') =>
    zoom.recognise(bytes, flowFixture('udp', protocol, port));
  for (const first of [ZOOM_OPEN, ZOOM_SOUND]) expect(score(first, PORT)).toBeGreaterThan(0.8);
  for (const first of [ZOOM_CONTROL, ZOOM_REPORT]) expect(score(first, PORT)).toBe(0);
  for (const first of [ZOOM_OPEN, ZOOM_SOUND]) expect(score(first, 9000)).toBe(0);
  expect(score(ZOOM_CONTROL, 9000, 'zoom')).toBeGreaterThan(0.8);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < ZOOM_SOUND.length; n++) {
    const { problems, counts } = readAll(zoom, 'udp', [['in', ZOOM_SOUND.subarray(0, n)]]);
    expect(problems).toEqual(n < 9 ? ['not-this-protocol'] : []);
    expect(counts.opaque).toBe(n >= 55 ? n - 55 : 0);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(zoom, 'udp', ZOOM_SOUND, PORT);
  survives(zoom, 'udp', ZOOM_REPORT, PORT);
  survives(zoom, 'udp', ZOOM_OPEN, PORT);
});
