import type { IdentifierKeyRow } from '../../../knowledge/types.ts';
import type { KeyDictionary, KeyMeaning } from './detector.ts';
import { wordsInEnglish } from './key-languages.ts';
import { beginsWith, isNoise, plainKey, shortened, wordsOf } from './key-words.ts';
import { speaksForParts } from './shapes.ts';

/** Keys seen in one capture whose answer is kept; hostile traffic has more, and then each is looked up again. */
const MOST_REMEMBERED = 20_000;
const LONGEST_KEY = 64;
/** A maker's or a language's own mark before a name of two words: `ch_user_id`, `wx_open_id`, `strRoomId`. */
const LONGEST_MARK = 3;
/** These make another thing of it. */
const NO_MARKS = new Set(
  'ab ad ads api app cdn cnt has is job log max min num old org os pkg pub req res tab tag top url'.split(' '),
);

const NOTHING: readonly KeyMeaning[] = Object.freeze([]);

/** @param rows of `knowledge/identifiers`. Where rows share a key, each is kept: `user_name` may be a handle or a person's
 *  name, and the value's shape decides. */
export function createKeyDictionary(rows: readonly IdentifierKeyRow[]): KeyDictionary {
  const book = new Book(rows);
  const alone = new Map<string, readonly KeyMeaning[]>();
  const inside = new Map<string, readonly KeyMeaning[]>();
  const remember = (
    kept: Map<string, readonly KeyMeaning[]>,
    key: string,
    find: () => readonly KeyMeaning[],
  ): readonly KeyMeaning[] => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = find();
    if (kept.size < MOST_REMEMBERED) kept.set(key, found);
    return found;
  };
  const meanings = (key: string): readonly KeyMeaning[] => remember(alone, key, () => book.alone(key));
  return {
    meanings,
    meaning: (key) => meanings(key)[0] ?? null,
    isShort: (key) => key.length <= LONGEST_KEY && book.isShort(shortened(wordsOf(key))),
    within: (holder, key) => remember(inside, `${holder} ${key}`, () => book.within(holder, key)),
  };
}

class Book {
  /** What a name means only with the name of what holds it before it: `id` of `user_id`. */
  readonly #shorts = new Set<string>();
  readonly #meanings = new Map<string, KeyMeaning[]>();

  constructor(rows: readonly IdentifierKeyRow[]) {
    for (const { keys, type, strength, shape } of rows) {
      const meaning = { type, strength, shape };
      for (const key of keys) {
        const words = shortened(wordsOf(key));
        for (const plain of new Set([plainKey(key), words.join('')])) this.#add(plain, meaning);
        if (words.length > 1) this.#shorts.add(words.slice(1).join(''));
      }
    }
  }

  isShort(words: readonly string[]): boolean {
    if (this.#shorts.has(words.join(''))) return true;
    const english = wordsInEnglish(words);
    return english !== null && this.#shorts.has(english.join(''));
  }

  #add(plain: string, meaning: KeyMeaning): void {
    if (plain === '') return;
    const known = this.#meanings.get(plain);
    if (known) known.push(meaning);
    else this.#meanings.set(plain, [meaning]);
  }

  /** As it is; without a header's `X-`; the last part of `user[phone]`, `data.user_id`, `device:imei`, or the last two;
   *  then word by word. */
  alone(key: string): readonly KeyMeaning[] {
    if (key.length > LONGEST_KEY) return NOTHING;
    const parts = key.split(/[.:/[\]]+/).filter((part) => part !== '');
    const last = parts.at(-1) ?? '';
    for (const spelling of [key, key.replace(/^x-/i, ''), last]) {
      const found = this.#meanings.get(plainKey(spelling));
      if (found) return found;
    }
    const ofTwo = parts.length > 1 ? this.within(parts.at(-2) ?? '', last) : NOTHING;
    if (ofTwo.length > 0) return ofTwo;
    const words = wordsOf(last);
    const found = this.#byWords(words);
    return found.length > 0 ? found : this.#byEnglish(words);
  }

  /** What a compound of another language says in English. A single word says too little: the rows have those that count. */
  #byEnglish(words: readonly string[]): readonly KeyMeaning[] {
    const english = wordsInEnglish(shortened(words));
    if (english === null || english.length < 2) return NOTHING;
    const found = this.#byWords(english);
    if (found.length > 0 || english.at(-1) !== 'number') return found;
    // `Gerätenummer`: the number of one of many is its mark.
    return this.#byWords([...english.slice(0, -1), 'id']);
  }

  /** `user` and `id`, `users[]` and `id`, `currentUser` and `id`, `userInfo` and `id` are all `user_id`. */
  within(holder: string, key: string): readonly KeyMeaning[] {
    if (holder.length > LONGEST_KEY || key.length > LONGEST_KEY) return NOTHING;
    const of = shortened(wordsOf(holder));
    while (of.length > 1 && isNoise(of.at(-1) ?? '')) of.pop();
    const rest = shortened(wordsOf(key));
    const found = this.#ofHolder(of, rest);
    if (found.length > 0) return found;
    const english = { of: wordsInEnglish(of), rest: wordsInEnglish(rest) };
    return english.of || english.rest ? this.#ofHolder(english.of ?? of, english.rest ?? rest) : NOTHING;
  }

  #ofHolder(of: readonly string[], rest: readonly string[]): readonly KeyMeaning[] {
    for (let from = 0; from < of.length && rest.length > 0; from++) {
      const words = of.slice(from);
      if (from > 0 && !beginsWith(of.slice(0, from), words.length + rest.length)) return NOTHING;
      const found = this.#known([...words, ...rest]) ?? this.#known([...singular(words), ...rest]);
      if (found) return found;
    }
    return NOTHING;
  }

  /** The whole; its ends behind words that only say whose it is (`peerUid`, `from_user_id`) or a short mark; and, where
   *  the value's shape is rare enough to carry it, behind any word (`client-androidid`). */
  #byWords(spelled: readonly string[]): readonly KeyMeaning[] {
    const words = shortened(spelled);
    // `phone_2`, `imei1`: one of several.
    while (words.length > 1 && /^\d+$/.test(words.at(-1) ?? '')) words.pop();
    const last = words.length - 1;
    const plain = (words[last] ?? '').replace(/\d+$/, '');
    const numbered = plain !== '' && plain !== words[last] ? [...words.slice(0, last), plain] : words;
    for (let from = 0; from < words.length; from++) {
      const rest = words.slice(from);
      const found = this.#known(rest) ?? this.#known(numbered.slice(from)) ?? this.#known(singular(rest));
      if (!found) continue;
      const before = words.slice(0, from);
      const isMarked = before.length === 1 && rest.length > 1 && isMark(before[0] ?? '');
      if (isMarked || beginsWith(before, rest.length)) return found;
      const rare = found.filter(({ shape }) => speaksForParts(shape));
      return rare.length === found.length ? found : rare;
    }
    return NOTHING;
  }

  #known(words: readonly string[]): readonly KeyMeaning[] | undefined {
    return this.#meanings.get(words.join(''));
  }
}

function isMark(word: string): boolean {
  return word.length <= LONGEST_MARK && !NO_MARKS.has(word);
}

/** `user_ids`, `phones`: a list's elements go by its name. */
function singular(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  return last.length > 3 && last.endsWith('s') && !last.endsWith('ss')
    ? [...words.slice(0, -1), last.slice(0, -1)]
    : words;
}
