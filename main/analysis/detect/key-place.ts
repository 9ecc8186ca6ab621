import type { Field } from '../model/field.ts';
import { inEnglish } from './key-languages.ts';
import { holdersOf, shortened, wordsOf } from './key-words.ts';

/** What a place of a person hangs on, in an answer. */
const PEOPLE = new Set(
  (
    'contact device driver friend me member message participant passenger peer person presence profile rider self sender ' +
    'user vehicle'
  ).split(' '),
);

/** Whose place is it? What a program sends about the phone's surroundings is its user's, or what the user looks at; what a
 *  server answers is a shop, a city or a station, unless it hangs on a person. */
export function isSomebodysPlace(field: Field): boolean {
  if (field.direction === 'out') return true;
  for (const holder of holdersOf(field.path)) {
    for (const word of shortened(wordsOf(holder)).map(inEnglish))
      if (PEOPLE.has(word) || (word.endsWith('s') && PEOPLE.has(word.slice(0, -1)))) return true;
  }
  return false;
}
