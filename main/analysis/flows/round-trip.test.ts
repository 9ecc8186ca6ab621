import { expect, test } from 'vitest';
import { type RoundTripTimes, answer, ask } from './round-trip.ts';

const at = (seconds: number, nanos = 0) => ({ seconds, nanos });
const fresh = (inventedHeaders = false): RoundTripTimes => ({
  askedAt: null,
  question: 0,
  minRoundTripMicros: null,
  firstAnswerMicros: null,
  hasAnswer: false,
  inventedHeaders,
});

test('times from the first question to its answer, and keeps the lowest', () => {
  const times = fresh();
  ask(times, 1, at(10));
  ask(times, 2, at(11)); // a repeat or a later question does not shorten the time
  expect(times.question).toBe(1);
  answer(times, at(12, 500_000));
  expect(times.minRoundTripMicros).toBe(2_000_500);
  ask(times, 3, at(20, 999_000_000));
  answer(times, at(21, 9_000_000));
  expect(times.minRoundTripMicros).toBe(10_000);
  ask(times, 4, at(30));
  answer(times, at(40));
  expect(times.minRoundTripMicros).toBe(10_000);
});

test('notes nothing without a question, without a time, or where the clock went backwards', () => {
  const times = fresh();
  answer(times, at(5));
  ask(times, 1, null);
  answer(times, at(5));
  ask(times, 1, at(5));
  answer(times, null);
  ask(times, 1, at(5));
  answer(times, at(4));
  expect(times).toEqual({ ...fresh(), question: 1, hasAnswer: true });
});

test('notes nothing where a program on the device may have answered for the server', () => {
  const times = fresh(true);
  ask(times, 1, at(10));
  answer(times, at(10, 80_000));
  expect(times.minRoundTripMicros).toBeNull();
});

test('keeps the first answer apart, and only where it was timed', () => {
  const times = fresh();
  ask(times, 1, at(10));
  answer(times, at(10, 30_000_000));
  ask(times, 2, at(11));
  answer(times, at(11, 5_000_000));
  expect(times).toMatchObject({ firstAnswerMicros: 30_000, minRoundTripMicros: 5_000 });
  const greeted = { ...fresh(), hasAnswer: true };
  ask(greeted, 1, at(10));
  answer(greeted, at(10, 5_000_000));
  expect(greeted).toMatchObject({ firstAnswerMicros: null, minRoundTripMicros: 5_000 });
});
