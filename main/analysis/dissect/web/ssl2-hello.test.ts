import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { parseSsl2Hello, SSL2_BEGINS } from './ssl2-hello.ts';
import { SSL2_HELLO } from './tls.fixture.ts';

const altered = (at: number, octet: number) => SSL2_HELLO.map((old, i) => (i === at ? octet : old));

test('reads the real one', () => {
  expect(parseSsl2Hello(SSL2_HELLO, 0)).toEqual({ version: 0x0301, length: SSL2_HELLO.length });
  expect(
    parseSsl2Hello(
      altered(3, 0).map((old, i) => (i === 4 ? 2 : old)),
      0,
    )?.version,
  ).toBe(0x0002);
  expect(SSL2_BEGINS.has(SSL2_HELLO[0] ?? 0)).toBe(true);
});

test('lengths that do not add up, another type or version are none', () => {
  for (const [at, octet] of [
    [1, 0x30],
    [2, 2],
    [3, 4],
    [6, 7],
    [8, 1],
    [10, 8],
  ] as const)
    expect(parseSsl2Hello(altered(at, octet), 0)).toBeNull();
});

test('every truncation of its header is none', () => {
  for (let n = 0; n < 11; n++) expect(parseSsl2Hello(SSL2_HELLO.subarray(0, n), 0)).toBeNull();
});

test('a true beginning with any end never throws', () => {
  fc.assert(fc.property(trueBeginning(SSL2_HELLO), (bytes) => void parseSsl2Hello(bytes, 0)));
});
