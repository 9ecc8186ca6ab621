import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture } from '../recording-sink.fixture.ts';
import { RTMP_CLIENT as whole } from './rtmp.fixture.ts';
import { rtmp } from './rtmp.ts';

const PORT = 1935;

test('reads the real one, however the stream is cut', () => {
  for (const size of [1, 100, 5000]) {
    const sink = readAll(rtmp, 'tcp', cut('out', whole, size), PORT);
    expect(
      sink.fields.map(({ path, key, text }) => [path, key, text.slice(0, path.includes('media') ? 1 : 25)]),
    ).toEqual([
      ['rtmp.command.connect.app', 'app', 'live'],
      ['rtmp.command.connect.tcUrl', 'tcUrl', 'rtmp://live.example.com/a'],
      ['rtmp.publish.name', null, 'rana-secret-key'],
      ['rtmp.command.publish.argument', null, 'live'],
      ['rtmp.media.sound', null, '\xaf'],
    ]);
    expect(sink.texts('rtmp.command.connect.tcUrl')[0]).toHaveLength(144);
    expect(sink.counts).toEqual({ readable: whole.length, opaque: 0, unknown: 0 });
  }
});

test('only over its port, and not what has the frame of H.323 and remote desktops', () => {
  const score = (bytes: Uint8Array, port: number) => rtmp.recognise(bytes, flowFixture('tcp', 'none', port));
  expect(score(whole, PORT)).toBeGreaterThan(0.5);
  expect(score(whole, 443)).toBe(0);
  expect(score(Uint8Array.from([3, 0, 0, 19, 14, 0xe0, 0, 0, 1]), PORT)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  const borders: number[] = [];
  for (let n = 3074; n < whole.length; n++)
    if (readAll(rtmp, 'tcp', [['out', whole.subarray(0, n)]], PORT).problems[0] !== 'cut-short') borders.push(n);
  // Behind the greetings, between the two parts of `connect`, behind it, and behind `publish`.
  expect(borders).toEqual([3213, 3283, 3340]);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(rtmp, 'tcp', whole, PORT));
