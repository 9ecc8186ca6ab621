import type { Owner, Told } from '../../contract/comparison.ts';
import { ownersThatFit } from './explain.ts';
import { fieldCandidates } from './field-candidates.ts';
import { addHeld, type Candidate, type Held, type Observed } from './observed.ts';
import { octetCandidates } from './octet-candidates.ts';
import { everyPlaceOf } from './every-place.ts';

/** What two or more recordings show together. Raw values: `write-comparison.ts` hides them. */
export interface Compared {
  readonly findings: readonly Difference[];
  readonly omitted: number;
  /** Kinds of messages that a bound kept us from looking at. */
  readonly unread: number;
}

/** One value per recording that stands for one thing. */
export interface Difference {
  readonly paths: readonly string[];
  readonly key: string | null;
  readonly chain: readonly string[];
  readonly held: readonly (Held | null)[];
  readonly owners: readonly Owner[];
  /** `likely`: seen often enough to stand for itself. */
  readonly confidence: 'likely' | 'possible';
}

/** Messages of each recording that must hold a value: a field with its own grammar, octets without. */
const ENOUGH = { field: 2, octets: 3 } as const;
/** More in one comparison tell nothing that a person could read. */
const MOST_FINDINGS = 2_000;
/** Of keys and numbers that are no text; the longest usual ones are 512 bits. */
const LONGEST_OCTETS = 64;
/** Words and names of choices are the same in two recordings by chance. */
const TELLING = /^hex:|\d|@|[^ -~]/;
/** A run of digits, or letters and digits mixed, and no version or address. */
const SOMEONES = /^(?=.*\d{3})[\w@.:+-]{6,256}$/;
/** Candidates that share one value and are looked through. */
const MOST_ALIKE = 64;
/** Paths told of one value. */
const MOST_PATHS = 8;

/** @param told what the person says of each recording, in the same order */
export function compareRecordings(recordings: readonly Observed[], told: readonly Told[]): Compared {
  const octets = octetCandidates(recordings, isOneUser(told));
  const folded = fold([...fieldCandidates(recordings), ...octets.found]);
  const judged = folded.flatMap((one): Difference[] => {
    const values = valuesOf(one.held);
    if (values.filter((value) => value !== null).length < 2 || values.some(isTooLong)) return [];
    const owners = ownersThatFit(values, told);
    if (isOneUser(told) && !values.every(mayBeSomeones)) return [];
    return isWorthTelling(owners, told) ? [{ ...one, owners, confidence: sureness(one, told, owners) }] : [];
  });
  const kept = withoutInner(judged);
  return {
    findings: everyPlaceOf(kept.slice(0, MOST_FINDINGS), recordings),
    omitted: Math.max(0, kept.length - MOST_FINDINGS),
    unread: octets.omitted,
  };
}

/** Every recording is of one account on one device: nothing can tell what is theirs from what is the app's. */
export function isOneUser(told: readonly Told[]): boolean {
  return told.every(({ account, device }) => account === told[0]?.account && device === told[0]?.device);
}

type Folded = Candidate & { readonly paths: readonly string[] };

/** Candidates with the same values are one, wherever they stood. */
function fold(candidates: readonly Candidate[]): Folded[] {
  const byValues = new Map<string, Folded>();
  for (const one of candidates) {
    const id = JSON.stringify(valuesOf(one.held));
    const known = byValues.get(id);
    if (!known) byValues.set(id, { ...one, paths: [one.path] });
    else byValues.set(id, joined(known, one));
  }
  return withoutPartial([...byValues.values()]);
}

/** What only some recordings showed is a part of what all showed, where those values agree. */
function withoutPartial(all: readonly Folded[]): Folded[] {
  const fuller = all.toSorted((a, b) => seenIn(b) - seenIn(a));
  const kept: Folded[] = [];
  const byValue = new Map<string, number[]>();
  for (const one of fuller) {
    const values = valuesOf(one.held);
    const first = values.findIndex((value) => value !== null);
    const known = (byValue.get(`${first} ${values[first] ?? ''}`) ?? []).find((i) => {
      const other = valuesOf(kept[i]?.held ?? []);
      return seenIn(one) < values.length && values.every((value, r) => value === null || value === other[r]);
    });
    if (known !== undefined) {
      const whole = kept[known];
      if (whole) kept[known] = joined(whole, one);
      continue;
    }
    kept.push(one);
    for (const [r, value] of values.entries()) {
      if (value === null) continue;
      const at = `${r} ${value}`;
      const list = byValue.get(at);
      if (!list) byValue.set(at, [kept.length - 1]);
      else if (list.length < MOST_ALIKE) list.push(kept.length - 1);
    }
  }
  return kept;
}

function seenIn({ held }: Candidate): number {
  return held.filter((one) => one !== null).length;
}

function joined(a: Folded, b: Candidate): Folded {
  const isNew = !a.paths.includes(b.path) && a.paths.length < MOST_PATHS;
  return {
    ...a,
    key: a.key ?? b.key,
    paths: isNew ? [...a.paths, b.path] : a.paths,
    how: a.how === 'field' || b.how === 'field' ? 'field' : 'octets',
    held: a.held.map((held, i) => addHeld(held, b.held[i] ?? null)),
  };
}

/** Most of what never changes is the app's own: words, versions, names of servers. A long number may be somebody's. */
function mayBeSomeones(value: string | null): boolean {
  return (
    value === null || (value.startsWith('hex:') ? new Set(value.slice(4).match(/../g)).size > 2 : SOMEONES.test(value))
  );
}

/** Octets that are no text are a whole body then, not one value. */
function isTooLong(value: string | null): boolean {
  return value !== null && value.startsWith('hex:') && value.length > 4 + 2 * LONGEST_OCTETS;
}

export function valuesOf(held: readonly (Held | null)[]): (string | null)[] {
  return held.map((one) => one?.value ?? null);
}

/** The app's own constant names nobody, and what is made anew for each session is none of the two. */
function isWorthTelling(owners: readonly Owner[], told: readonly Told[]): boolean {
  if (owners.includes('app') && !isOneUser(told)) return false;
  return owners.some((owner) => owner === 'account' || owner === 'device' || owner === 'installation');
}

/** Seen once in each recording, a value may have been made for that one message; seen again in a second recording of the
 *  same account or device, it was not. */
function sureness(
  { held, how, path }: Candidate,
  told: readonly Told[],
  owners: readonly Owner[],
): 'likely' | 'possible' {
  if (owners.includes('app')) return 'possible';
  // A machine's name may be of the one that was nearest or least busy.
  const isMachine = path === 'host.label';
  const isRepeated = !isMachine && held.every((one) => one === null || one.count >= ENOUGH[how]);
  const isAgain =
    held.every((one) => one === null || TELLING.test(one.value)) &&
    held.some((one, i) => one !== null && held.some((two, j) => j > i && two?.value === one.value));
  return isRepeated || (isAgain && told.length > 2) ? 'likely' : 'possible';
}

/** Of two that stand on the same octets the surer is told, of equals the one that was cut out by a grammar, then the longer. */
function withoutInner(found: readonly Difference[]): Difference[] {
  const taken = new Map<string, { from: number; to: number }[]>();
  const kept: Difference[] = [];
  for (const one of found.toSorted((a, b) => rank(b) - rank(a))) {
    // Values of one packed body stand on the same octets of the wire, and are not the same.
    if (one.chain.some((step) => step !== 'varint')) {
      kept.push(one);
      continue;
    }
    const places = one.held.flatMap((held, i) =>
      (held?.sightings ?? []).flatMap(({ where }) => where.map((place) => ({ id: `${i} ${place.frame}`, ...place }))),
    );
    const isInside = places.some(({ id, offset, length }) =>
      (taken.get(id) ?? []).some(({ from, to }) => offset < to && from < offset + length),
    );
    if (isInside) continue;
    kept.push(one);
    for (const { id, offset, length } of places) {
      const known = taken.get(id);
      if (known) known.push({ from: offset, to: offset + length });
      else taken.set(id, [{ from: offset, to: offset + length }]);
    }
  }
  return kept;
}

function rank({ confidence, paths, held }: Difference): number {
  const isCut = paths.some((path) => !path.endsWith('.octets'));
  const length = held.reduce((most, one) => Math.max(most, one?.value.length ?? 0), 0);
  return (confidence === 'likely' ? 1e7 : 0) + (isCut ? 1e6 : 0) + Math.min(length, 1e5);
}
