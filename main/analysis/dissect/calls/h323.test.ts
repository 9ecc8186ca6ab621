import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture } from '../recording-sink.fixture.ts';
import { h323 } from './h323.ts';

/** A SETUP of our own making, Q.931 section 3.1.14. tshark 4.0.17: "SETUP", Display "Rana K", called number 5551212. */
const element = (id: number, body: readonly number[]): number[] => [id, body.length, ...body];
const SETUP_BODY = [
  ...Buffer.from('\x08\x02\0\x01\x05'),
  ...element(0x04, [0x88, 0x93, 0xa5]),
  ...element(0x28, [...Buffer.from('Rana K')]),
  ...element(0x6c, [0x01, 0x80, ...Buffer.from('5550000')]),
  ...element(0x70, [0x81, ...Buffer.from('5551212')]),
  0x7e,
  0,
  12,
  ...Buffer.from('\x05\x20own part!\0'),
];
const SETUP = Uint8Array.from([3, 0, 0, 4 + SETUP_BODY.length, ...SETUP_BODY]);
const WHOLE = Uint8Array.from([...SETUP, 3, 0, 0, 4]);

test('reads the real one, however the stream is cut', () => {
  for (const size of [1, 13, 500]) {
    const sink = readAll(h323, 'tcp', cut('out', WHOLE, size));
    expect(sink.fields.slice(0, 3).map(({ path, text }) => [path, text])).toEqual([
      ['h323.display', 'Rana K'],
      ['h323.calling-number', '5550000'],
      ['h323.called-number', '5551212'],
    ]);
    expect(sink.texts('unknown.text')).toEqual([' own part!']);
    expect(sink.counts).toEqual({ readable: WHOLE.length - 12, opaque: 0, unknown: 12 });
  }
});

test('leaves to others what has the same frame: remote desktops and machines', () => {
  const score = (...first: number[]) => h323.recognise(Uint8Array.from(first), flowFixture('tcp', 'none'));
  expect(h323.recognise(SETUP, flowFixture('tcp', 'none'))).toBeGreaterThan(0.8);
  expect(score(3, 0, 0, 19, 14, 0xe0, 0, 0, 0, 0, 0)).toBe(0);
  expect(score(3, 0, 0, 31, 2, 0xf0, 0x80, 0x32, 1, 0, 0)).toBe(0);
  expect(score(3, 0, 0, 4)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < SETUP.length; n++)
    expect(readAll(h323, 'tcp', [['out', WHOLE.subarray(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(h323, 'tcp', WHOLE));
