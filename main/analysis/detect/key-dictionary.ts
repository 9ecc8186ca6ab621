import type { IdentifierKeyRow } from '../../../knowledge/types.ts';
import type { KeyDictionary, KeyMeaning } from './detector.ts';
import { speaksForParts } from './shapes.ts';

/** Keys seen in one capture whose answer is kept; hostile traffic has more, and then each is looked up again. */
const MOST_REMEMBERED = 20_000;
const LONGEST_KEY = 64;

/** Case and separators do not count: `userId`, `user_id`, `USER-ID` and `user[id]` are one. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** @param rows of `knowledge/identifiers`. Where two rows name one key, the first stands. */
export function createKeyDictionary(rows: readonly IdentifierKeyRow[]): KeyDictionary {
  const meanings = new Map<string, KeyMeaning>();
  for (const { keys, type, strength, shape } of rows) {
    for (const key of keys) {
      const plain = plainKey(key);
      if (plain !== '' && !meanings.has(plain)) meanings.set(plain, { type, strength, shape });
    }
  }
  const remembered = new Map<string, KeyMeaning | null>();
  return {
    meaning(key) {
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const found = lookUp(meanings, key);
      if (remembered.size < MOST_REMEMBERED) remembered.set(key, found);
      return found;
    },
  };
}

/** As it is; without a header's `X-`; the last part of `user[phone]`, `data.user_id`, `device:imei`; and, where the
 *  value's shape is rare enough to carry it, the end of a longer name (`client-androidid`). */
function lookUp(meanings: ReadonlyMap<string, KeyMeaning>, key: string): KeyMeaning | null {
  if (key.length > LONGEST_KEY) return null;
  const last =
    key
      .split(/[.:/[\]]+/)
      .filter((part) => part !== '')
      .at(-1) ?? '';
  for (const spelling of [key, key.replace(/^x-/i, ''), last]) {
    const meaning = meanings.get(plainKey(spelling));
    if (meaning) return meaning;
  }
  const words = wordsOf(key);
  for (let from = 1; from < words.length; from++) {
    const meaning = meanings.get(words.slice(from).join(''));
    if (meaning) return speaksForParts(meaning.shape) ? meaning : null;
  }
  return null;
}

/** `client-androidId` is `client`, `android`, `id`. */
function wordsOf(key: string): string[] {
  return key
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
