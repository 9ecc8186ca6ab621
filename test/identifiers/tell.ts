import type { Finding } from '../../main/contract/assessment.ts';
import { SUBJECT_TYPES } from '../../main/contract/words.ts';
import type { Truth } from './label.ts';
import type { Score } from './score.ts';

/** Misses and false alarms of one capture, without values. */
export function tellCapture(name: string, { missed, mistaken, falseAlarms }: Score): string {
  const lines = [
    ...missed.map((row) => {
      const other = mistaken.find((one) => one.row === row)?.finding.subject?.type;
      return `  missed  ${tellRow(row)}${other ? ` (told as ${other})` : ''}`;
    }),
    ...falseAlarms.map((finding) => `  false   ${tellFinding(finding)}`),
  ];
  return lines.length === 0 ? '' : `${name}\n${lines.join('\n')}\n`;
}

function tellRow({ type, key, chain, places: [first] }: Truth): string {
  const where = first ? `frame ${first.frame} at ${first.offset}+${first.length}` : 'nowhere';
  return `${type} ${key ?? '-'} ${chain.join('>') || '-'} ${where}`;
}

function tellFinding({ subject, confidence, detector, evidence: [first] }: Finding): string {
  const range = first?.ranges[0];
  const where = range ? `frame ${range.frame} at ${range.offset}+${range.length}` : 'nowhere';
  return `${subject?.type} ${subject?.key ?? '-'} ${subject?.chain.join('>') || '-'} ${where} ${confidence} ${detector} ${first?.protocol}`;
}

/** Captures in which nothing counts, and what is claimed of them all the same. */
export function tellQuiet(scores: readonly Score[]): string {
  const claims = sum(scores, ({ falseAlarms }) => falseAlarms.length);
  return `  of these, ${scores.length} hold nothing that counts: ${claims} claims, likely or confirmed\n`;
}

/** Precision and recall, per type and in all. */
export function tellShares(what: string, scores: readonly Score[]): string {
  const lines = SUBJECT_TYPES.map((type) => {
    const ofType = (rows: readonly { type: string }[]) => rows.filter((row) => row.type === type).length;
    const told = (findings: readonly Finding[]) => findings.filter(({ subject }) => subject?.type === type).length;
    return tellLine(
      type,
      sum(scores, ({ right }) => told(right)),
      sum(scores, ({ falseAlarms }) => told(falseAlarms)),
      sum(scores, ({ found }) => ofType(found)),
      sum(scores, ({ missed }) => ofType(missed)),
    );
  });
  const all = tellLine(
    'all',
    sum(scores, ({ right }) => right.length),
    sum(scores, ({ falseAlarms }) => falseAlarms.length),
    sum(scores, ({ found }) => found.length),
    sum(scores, ({ missed }) => missed.length),
  );
  return `${what}: ${scores.length} captures\n${[...lines, all].join('\n')}\n`;
}

function tellLine(what: string, right: number, wrong: number, found: number, missed: number): string {
  return `  ${what.padEnd(16)} precision ${share(right, wrong)}   recall ${share(found, missed)}`;
}

function share(good: number, bad: number): string {
  const all = good + bad;
  return `${all === 0 ? '     -' : (good / all).toFixed(4)} (${good} of ${all})`.padEnd(24);
}

function sum(scores: readonly Score[], of: (score: Score) => number): number {
  return scores.reduce((all, one) => all + of(one), 0);
}
