import { expect, test } from 'vitest';
import { remembering } from './remembering.ts';

test('asks once for what comes again, and answers the same', () => {
  let asked = 0;
  const length = remembering((text) => {
    asked++;
    return text.length;
  });
  expect([length('uid'), length('uid'), length('room')]).toEqual([3, 3, 4]);
  expect(asked).toBe(2);
});

test('is bounded: of long texts and of more than fit nothing is kept for good', () => {
  let asked = 0;
  const same = remembering((text) => {
    asked++;
    return text;
  });
  const long = 'x'.repeat(1_000);
  same(long);
  same(long);
  expect(asked).toBe(2);
  for (let i = 0; i < 5_000; i++) expect(same(`key-${i}`)).toBe(`key-${i}`);
  same('key-0');
  expect(asked).toBe(5_003);
});
