import type { Assessment, Finding } from '../../main/contract/assessment.ts';
import type { Place, Truth } from './label.ts';

/** What one capture's Assessment (with raw values) says, held against what the capture holds. */
export interface Score {
  /** Rows that a finding tells, likely or confirmed. */
  readonly found: readonly Truth[];
  readonly missed: readonly Truth[];
  /** Rows told as something else. */
  readonly mistaken: readonly { readonly row: Truth; readonly finding: Finding }[];
  /** Findings, likely or confirmed, that tell a row by one of its types. */
  readonly right: readonly Finding[];
  readonly falseAlarms: readonly Finding[];
  /** Findings that only tell what experts could differ about. */
  readonly unjudged: readonly Finding[];
}

/** Kinds that say: this value was readable. */
const KINDS: ReadonlySet<Finding['kind']> = new Set(['identifier-exposed', 'message-exposed']);

export function score(rows: readonly Truth[], { findings }: Assessment): Score {
  const claims = findings.filter(
    ({ kind, confidence, subject }) => KINDS.has(kind) && confidence !== 'possible' && subject !== null,
  );
  const sure = rows.filter((row) => row.sure);
  const unsure = rows.filter((row) => !row.sure);
  const found = sure.filter((row) => claims.some((finding) => tells(finding, row) && isOfType(finding, row)));
  const missed = sure.filter((row) => !found.includes(row));
  const right: Finding[] = [];
  const falseAlarms: Finding[] = [];
  const unjudged: Finding[] = [];
  for (const finding of claims) {
    if (sure.some((row) => tells(finding, row) && isOfType(finding, row))) right.push(finding);
    else if (unsure.some((row) => tells(finding, row)) || rows.some((row) => goesOn(finding, row)))
      unjudged.push(finding);
    else falseAlarms.push(finding);
  }
  const mistaken = missed.flatMap((row) => {
    const finding = claims.find((one) => tells(one, row));
    return finding ? [{ row, finding }] : [];
  });
  return { found, missed, mistaken, right, falseAlarms, unjudged };
}

function isOfType({ subject }: Finding, row: Truth): boolean {
  return subject !== null && (subject.type === row.type || row.also.includes(subject.type));
}

/** The same value, or octets of it. */
function tells({ subject, evidence }: Finding, row: Truth): boolean {
  if (subject?.value !== undefined && row.values.includes(plain(subject.value))) return true;
  if (!row.exact && subject?.key?.toLowerCase() !== row.key?.toLowerCase()) return false;
  return evidence.some(({ ranges }) => ranges.some((range) => row.places.some((place) => overlaps(range, place))));
}

/** A number is the same with and without the sign of its country code. */
export function plain(value: string): string {
  return value.trim().replace(/^\+/, '');
}

function overlaps(one: Place, other: Place): boolean {
  return (
    one.frame === other.frame && one.offset < other.offset + other.length && other.offset < one.offset + one.length
  );
}

/** One more of a list that the label does not write to its end. */
function goesOn({ subject }: Finding, row: Truth): boolean {
  return row.more && subject !== null && subject.type === row.type && subject.key === row.key;
}
