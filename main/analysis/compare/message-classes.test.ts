import { expect, test } from 'vitest';
import { message, noise } from './compare.fixture.ts';
import { classesOf } from './message-classes.ts';

const sent = (seed: number, kinds: readonly number[]) =>
  kinds.map((kind, i) => message([0x21, kind, i * 37, seed, ...noise(seed * 100 + i, 10 + i)], i + 1));

test('messages are sorted by the octet that tells their kind', () => {
  const all = [sent(1, [3, 3, 9, 9, 3, 9, 9]), sent(2, [9, 3, 3, 9, 9, 9])];
  const kinds = classesOf(all).map((one) => one.map((own) => [...new Set(own.map(({ bytes }) => bytes[1]))].join()));
  expect(kinds).toContainEqual(['3', '3']);
  expect(kinds).toContainEqual(['9', '9']);
  expect(kinds[0]).toEqual(['3,9', '9,3']);
});

test('an octet that differs between recordings tells no kind', () => {
  const all = [sent(1, [3, 3, 3]), sent(2, [3, 3, 3])];
  for (const one of classesOf(all)) expect(one.every((own) => own.length > 0)).toBe(true);
});

test('bounded, whatever comes', () => {
  const many = [1, 2].map((seed) => Array.from({ length: 512 }, (_, i) => message(noise(seed * i, 20), i + 1)));
  const found = classesOf(many);
  expect(found.length).toBeLessThanOrEqual(64);
  expect(Math.max(...found.flat().map((own) => own.length))).toBeLessThanOrEqual(128);
});
