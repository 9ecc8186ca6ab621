import { microsBetween, type Moment } from '../bytes/moment.ts';

/** What a round trip is kept in: part of a flow. */
export interface RoundTripTimes {
  /** When the question went out that waits for its answer; null: none does. */
  askedAt: Moment | null;
  /** What the answer must name: a sequence number, an echo's number. */
  question: number;
  minRoundTripMicros: number | null;
  /** Of the first question alone; null: it has no answer that could be timed. */
  firstAnswerMicros: number | null;
  /** Was there a first answer, timed or not? */
  hasAnswer: boolean;
  /** A program on the device answered in the server's place (PCAPdroid): no time tells of the network. */
  readonly inventedHeaders: boolean;
}

/** A question goes out; one that waits already stays. The clock runs from the first time a question was seen, so that a
 *  repeat makes the result longer than the true round trip, never shorter: a short one is what rules countries out. */
export function ask(times: RoundTripTimes, question: number, at: Moment | null): void {
  if (times.askedAt || !at || times.inventedHeaders) return;
  times.askedAt = at;
  times.question = question;
}

/** The answer came. Nothing is noted where the file's clock is missing or went backwards. */
export function answer(times: RoundTripTimes, at: Moment | null): void {
  const { askedAt, minRoundTripMicros } = times;
  const isFirst = !times.hasAnswer;
  times.hasAnswer = true;
  times.askedAt = null;
  if (!askedAt || !at) return;
  const micros = microsBetween(askedAt, at);
  if (micros < 0) return;
  if (isFirst) times.firstAnswerMicros = micros;
  if (minRoundTripMicros === null || micros < minRoundTripMicros) times.minRoundTripMicros = micros;
}
