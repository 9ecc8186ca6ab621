import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { ascii, be16, be32, filled } from './octets.fixture.ts';
import { pppp } from './pppp.ts';

const UID = [...ascii('ABCD'), ...filled(4), ...be32(12_345), ...ascii('XYZUV'), ...filled(3)];
const message = (type: number, ...body: number[]): Uint8Array =>
  Uint8Array.from([0xf1, type, ...be16(body.length), ...body]);
/** By the layouts of pmarrapese/iot, `pppp.fdesc`; tshark has no dissector for it. */
const LOGIN = message(0x10, ...UID, 0, 1, 0, 0, ...filled(16));

test('reads the real one', () => {
  const sink = readAll(pppp, 'udp', [
    ['out', LOGIN],
    ['out', message(0x00)],
    ['in', message(0x83, 1, 2, 3, 4, ...UID, 1, 0, 0, 0)],
    ['out', message(0xd0, 0xd1, 0, 0, 1, ...ascii('{"user":"admin","pwd":"6-0-4"}'))],
  ]);
  expect(sink.texts('pppp.uid')).toEqual(['ABCD-012345-XYZUV', 'ABCD-012345-XYZUV']);
  expect(sink.texts('pppp.text')).toEqual(['{"user":"admin","pwd":"6-0-4"}']);
  expect(sink.counts).toMatchObject({ unknown: 30, opaque: 0 });
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < LOGIN.length; n++) {
    const sink = readAll(pppp, 'udp', [['out', LOGIN.subarray(0, n)]]);
    expect([sink.texts('pppp.uid'), sink.problems]).toEqual([[], ['not-this-protocol']]);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => survives(pppp, 'udp', LOGIN));

test('leaves to others what is none', () => {
  const flow = flowFixture('udp', 'pppp');
  expect(pppp.recognise(LOGIN, flow)).toBeGreaterThan(0.5);
  for (const other of [message(0x7f), LOGIN.subarray(1), Uint8Array.of(0xf1, 0, 0, 1), Uint8Array.of(0xf1)])
    expect(pppp.recognise(other, flow)).toBe(0);
  // A number as text is an app's own: shown as unknown octets.
  const own = message(0x20, ...ascii('ABCD-012345-XYZUV'), ...filled(8));
  expect(readAll(pppp, 'udp', [['out', own]]).counts.unknown).toBe(own.length);
  expect(pppp.parse(own, flow).message).toBeNull();
});
