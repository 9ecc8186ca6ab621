import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { LOCO_FRAME, LOCO_HANDSHAKE, LOCO_LOGIN } from './loco.fixture.ts';
import { loco } from './loco.ts';

const score = (bytes: Uint8Array) => loco.recognise(bytes, flowFixture('tcp', 'none'));

test('reads the real one, however cut', () => {
  for (const size of [1, 5, 100, 1000]) {
    const sink = readAll(loco, 'tcp', [...cut('out', LOCO_LOGIN, size), ['in', octets(LOCO_FRAME)]]);
    expect(sink.messages).toEqual([
      { type: 'chat-packet', kind: 'handshake' },
      { type: 'chat-packet', kind: 'frame' },
      { type: 'chat-packet', kind: 'frame' },
    ]);
    expect(sink.counts).toEqual({ readable: 12 + 4 + 4, opaque: 256 + 8 + 8, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('leaves to others what is no handshake', () => {
  expect(score(LOCO_LOGIN)).toBe(0.93);
  expect(score(LOCO_LOGIN.subarray(0, 271))).toBe(0);
  expect(score(octets(`\0\x01\0\0\x0c\0\0\0\x02\0\0\x01${LOCO_HANDSHAKE.slice(12)}${LOCO_FRAME}`))).toBe(0);
  expect(score(octets(`${LOCO_HANDSHAKE}\0\0\0\0`))).toBe(0);
  expect(score(octets(`\0\x01\0\0${'rana'.repeat(80)}`))).toBe(0);
});

test('no frame is nobody’s', () => {
  const sink = readAll(loco, 'tcp', [
    ['out', LOCO_LOGIN],
    ['in', octets('not a frame at all')],
  ]);
  expect(sink.counts.unknown).toBe(18);
});

test('every truncation yields a prefix and a reason', () => {
  const heads = [...Array(12).keys(), 268 + 1, 268 + 2, 268 + 3].filter((n) => n > 0);
  for (let n = 1; n < LOCO_LOGIN.length; n++) {
    const sink = readAll(loco, 'tcp', [['out', LOCO_LOGIN.subarray(0, n)]]);
    expect(sink.problems).toEqual(heads.includes(n) ? ['cut-short'] : []);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => survives(loco, 'tcp', LOCO_LOGIN));
