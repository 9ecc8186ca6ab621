import type { SubjectType } from '../model/words.ts';
import type { Field } from '../model/field.ts';
import { meets, signsOf } from '../bytes/signs.ts';
import { type DetectContext, type Detector, type Hit, isAsked, type ValueRef } from './detector.ts';
import { createKeyDictionary } from './key-dictionary.ts';
import { minePatterns } from './mine-patterns.ts';
import { ROWS } from './rows.fixture.ts';

/** A context with its private side open, so that tests can read what was noted. */
export function contextOf(mine: readonly { kind: SubjectType; value: string }[] = []): {
  context: DetectContext;
  raw: (hit: Hit) => string;
} {
  const noted: string[] = [];
  const context: DetectContext = {
    values: {
      note(_type, raw) {
        const known = noted.indexOf(raw);
        return (known >= 0 ? known : noted.push(raw) - 1) as ValueRef;
      },
    },
    keys: createKeyDictionary(ROWS),
    mine: minePatterns(mine),
    country: null,
  };
  return { context, raw: (hit) => noted[hit.subject.value] ?? '' };
}

/** One line a hit, for `toEqual`: kind, confidence, type, raw value, chain. Fails where a hit points outside its field,
 *  and where the engine would not have asked. */
export function said(
  detector: Detector,
  field: Field,
  mine: readonly { kind: SubjectType; value: string }[] = [],
): string[] {
  const { context, raw } = contextOf(mine);
  const hits = detector.inspect(field, context);
  const { named = () => true, protocols } = detector.needs ?? {};
  const isChosen = named(field.key ?? '', context) && (protocols?.has(field.protocol) ?? true);
  const signs = signsOf(field.bytes, field.at, field.length);
  if (
    hits.length > 0 &&
    !(isChosen && isAsked(detector, field.role, field.length) && meets(detector.needs, field.length, signs))
  )
    throw new Error(`${detector.id} found something where its needs are not met`);
  return hits.map((hit) => {
    const { part } = hit;
    if (part && (part.at < field.at || part.length <= 0 || part.at + part.length > field.at + field.length))
      throw new Error('a part outside the field');
    const { type, chain } = hit.subject;
    return [hit.kind, hit.confidence, type, raw(hit), ...chain].join(' ');
  });
}
