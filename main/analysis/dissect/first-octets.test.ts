import { expect, test } from 'vitest';
import { octetRange, octetsOf } from './first-octets.ts';

test('names octets by characters and by a range', () => {
  expect([...octetsOf('GP')]).toEqual([71, 80]);
  expect([...octetRange(3, 5)]).toEqual([3, 4, 5]);
});
