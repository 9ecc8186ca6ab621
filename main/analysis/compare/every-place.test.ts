import { expect, test } from 'vitest';
import { held, noise, observed } from './compare.fixture.ts';
import type { Difference } from './compare.ts';
import { everyPlaceOf } from './every-place.ts';

const found = (value: string): Difference => ({
  paths: ['unknown.bytes.octets'],
  key: null,
  chain: [],
  held: [{ ...held(value), sightings: [] }, null],
  owners: ['account'],
  confidence: 'likely',
});
const seen = (value: string, bytes: readonly number[]) =>
  everyPlaceOf([found(value)], [observed([bytes]), observed([bytes])])[0]?.held[0]?.sightings.map(({ where }) => where);

test('a value is found again at any offset, octet for octet', () => {
  expect(seen('hex:694bcf34', [...noise(1, 9), 0x69, 0x4b, 0xcf, 0x34, 1])).toEqual([
    [{ frame: 1, offset: 51, length: 4 }],
  ]);
  expect(seen('room', [1, 0x72, 0x6f, 0x6f, 0x6d])).toEqual([[{ frame: 1, offset: 43, length: 4 }]]);
});

test('a part of it is not it, and three octets are not looked for', () => {
  expect(seen('hex:694bcf3455', [0x69, 0x4b, 0xcf, 0x34])).toEqual([]);
  expect(seen('hex:694bcf', [0x69, 0x4b, 0xcf, 0x34])).toEqual([]);
});
