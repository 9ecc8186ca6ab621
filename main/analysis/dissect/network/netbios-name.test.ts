import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import { filledLength, isNetbiosName, readNetbiosName } from './netbios-name.ts';
import { ascii, netbiosName } from './octets.fixture.ts';

/** RFC 1001 section 14.1 writes this name so. */
const EXAMPLE = Uint8Array.from([32, ...ascii('EGFCEFEECACACACACACACACACACACACA'), 0]);

test('reads the real one: the RFC’s own example', () => {
  const c = new Cursor(EXAMPLE);
  const name = readNetbiosName(c);
  expect(name && decodeText(name.decoded.bytes, 0, name.decoded.length)).toBe('FRED');
  expect(name?.suffix).toBe(0x20);
  expect(name?.decoded.locate({ at: 1, length: 2 })).toEqual({ at: 3, length: 4 });
  expect([c.at, c.ok]).toEqual([34, true]);
});

test('passes over a scope and over a pointer', () => {
  for (const scope of [
    [3, 1, 2, 3, 0],
    [0xc0, 12],
  ]) {
    const c = new Cursor(Uint8Array.from([...netbiosName('A', 0).slice(0, 33), ...scope, 9]));
    expect(readNetbiosName(c)?.suffix).toBe(0);
    expect(c.left).toBe(1);
  }
});

test('what is no name is none', () => {
  expect(isNetbiosName(Uint8Array.from([32, ...ascii('Q'.repeat(32)), 0]), 0)).toBe(false);
  for (let n = 0; n < EXAMPLE.length; n++) expect(readNetbiosName(new Cursor(EXAMPLE.subarray(0, n)))).toBeNull();
  expect(filledLength(Uint8Array.from(ascii('PC  \0rest')), 0, 9)).toBe(2);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
      const bytes = Uint8Array.from([...EXAMPLE.subarray(0, 33), ...tail]);
      const c = new Cursor(bytes);
      readNetbiosName(c);
      expect(c.at).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
