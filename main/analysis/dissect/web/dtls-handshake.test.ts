import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { DtlsHandshake } from './dtls-handshake.ts';
import { fragmentOf } from './dtls.fixture.ts';

const body = Uint8Array.from({ length: 100 }, (_, i) => i);
const origin = frozenFrame(1, 0, null);

function heard() {
  const told: [number, string, string | null][] = [];
  const handshake = new DtlsHandshake((type, bytes, at, end, _origin, problem) =>
    told.push([type, Buffer.from(bytes.subarray(at, end)).toString('hex'), problem]),
  );
  const feed = (bytes: Uint8Array) => handshake.feed(bytes, 0, bytes.length, origin);
  return { told, handshake, feed };
}
const whole = Buffer.from(body).toString('hex');

test('any cut, any order: the message comes out once, whole', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 10 }), fc.nat(9), (cuts, turn) => {
      const borders = [0, ...cuts.toSorted((a, b) => a - b), 100];
      const parts = borders.slice(1).map((to, i) => fragmentOf(1, body, 3, borders[i], to));
      const { told, feed } = heard();
      const turned = [...parts.slice(turn % parts.length), ...parts.slice(0, turn % parts.length)];
      for (const part of [...turned, ...turned]) expect(feed(part)).toBe(true);
      expect(told).toEqual([[1, whole, null]]);
    }),
  );
});

test('other messages are passed over; another sequence number is another message', () => {
  const { told, feed } = heard();
  feed(Uint8Array.from([...fragmentOf(12, body), ...fragmentOf(1, body, 0), ...fragmentOf(1, body, 1)]));
  expect(told.map(([type]) => type)).toEqual([1, 1]);
});

test('what never came whole is told at the end, from its beginning', () => {
  const { told, handshake, feed } = heard();
  feed(fragmentOf(1, body, 0, 0, 10));
  feed(fragmentOf(11, body, 1, 50, 100));
  handshake.end();
  expect(told).toEqual([[1, whole.slice(0, 20), 'cut-short']]);
});

test('lengths that contradict each other are refused; huge and many ones take no memory', () => {
  const { told, handshake, feed } = heard();
  const wrong = fragmentOf(1, body, 0, 50, 100);
  wrong[8] = 60; // the offset: beyond the message
  expect(feed(wrong)).toBe(false);
  expect(feed(fragmentOf(1, body).subarray(0, 50))).toBe(false);
  const huge = fragmentOf(1, body, 9, 0, 10);
  huge[1] = 0xff;
  expect(feed(huge)).toBe(true);
  for (let i = 20; i < 60; i++) feed(fragmentOf(2, body, i, 0, 10));
  handshake.end();
  expect(told.length).toBeLessThanOrEqual(5);
});
