import { mineSchema, type Mine } from '../../main/contract/settings.ts';
import { SUBJECT_TYPES, type SubjectType } from '../../main/contract/words.ts';
import type { Label } from './generator/capture.ts';
import { DESIGNS, FOURTH_DESIGNS, generate, LATER_DESIGNS, THIRD_DESIGNS } from './generator/index.ts';
import type { Job } from './job.ts';
import { isExact, type Truth } from './label.ts';
import { plain } from './score.ts';

/** Each design as these seeds make it. */
const SEEDS = [1, 2, 3];

const KINDS: Readonly<Record<string, string>> = { name: 'person-name', device: 'device-id' };

/** Every made-up session. @param own with what its user knows to be theirs, or without */
export function madeJobs(own: boolean): readonly Job[] {
  return jobsOf(DESIGNS, own);
}

/** Those that were written, again without sight of the engine, when it had been fitted to the first. */
export function laterJobs(own: boolean): readonly Job[] {
  return jobsOf(LATER_DESIGNS, own);
}

/** A third set, by another hand, written the same way after the second had been looked at. */
export function thirdJobs(own: boolean): readonly Job[] {
  return jobsOf(THIRD_DESIGNS, own);
}

/** A fourth set, by yet another hand, when the engine had been mended for the third. */
export function fourthJobs(own: boolean): readonly Job[] {
  return jobsOf(FOURTH_DESIGNS, own);
}

function jobsOf(designs: typeof DESIGNS, own: boolean): readonly Job[] {
  return designs.flatMap((design) =>
    SEEDS.map((seed) => {
      const { capture, labels, either, mine: typed } = generate(design, seed);
      const mine = own ? typed.map(({ kind, value }) => mineSchema.parse({ kind: KINDS[kind] ?? kind, value })) : [];
      return {
        name: `${design.name}-${seed}${own ? '-own' : ''}`,
        bytes: () => capture,
        mine,
        rows: [
          ...labels.map((label) => truthOf(label, label.needs === 'nothing' || (own && label.needs === 'mine'), mine)),
          ...either.map((label) => truthOf(label, false, mine)),
        ],
      };
    }),
  );
}

/** An own value may be told as what its owner says that it is. */
function truthOf({ value, type, also, key, chain, places }: Label, sure: boolean, mine: readonly Mine[]): Truth {
  const said = mine.filter((one) => plain(one.value) === plain(value)).map(({ kind }) => kind);
  return {
    type: typeOf(type),
    also: [...also.map(typeOf), ...said],
    key,
    chain: [...chain],
    sure,
    more: false,
    values: [plain(value)],
    places: places.flat(),
    exact: isExact(chain),
  };
}

function typeOf(word: string): SubjectType {
  return SUBJECT_TYPES.find((type) => type === word) ?? 'other';
}
