import type { Score } from './score.ts';

/** Of all that is claimed, how much is true; of all that is there, how much is told. 1 where there is nothing. */
export interface Shares {
  readonly precision: number;
  readonly recall: number;
}

/** What the project holds itself to. `npm run identifiers` says where it stands, and fails under it. */
export const WANTED: Shares = { precision: 0.98, recall: 0.95 };

export function sharesOf(scores: readonly Score[]): Shares {
  const sum = (of: (score: Score) => readonly unknown[]): number =>
    scores.reduce((all, score) => all + of(score).length, 0);
  const share = (good: number, bad: number): number => (good + bad === 0 ? 1 : good / (good + bad));
  return {
    precision: share(
      sum(({ right }) => right),
      sum(({ falseAlarms }) => falseAlarms),
    ),
    recall: share(
      sum(({ found }) => found),
      sum(({ missed }) => missed),
    ),
  };
}

export function reaches({ precision, recall }: Shares, wanted: Shares): boolean {
  return precision >= wanted.precision && recall >= wanted.recall;
}
