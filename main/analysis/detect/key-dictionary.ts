import type { IdentifierKeyRow } from '../../../knowledge/types.ts';
import type { KeyDictionary, KeyMeaning } from './detector.ts';
import { wordsInEnglish } from './key-languages.ts';
import { beginsWith, isCalledByName, isNoise, isPerson, plainKey, shortened, singular, wordsOf } from './key-words.ts';
import { speaksForParts } from './shapes.ts';

/** Keys seen in one capture whose answer is kept; hostile traffic has more, and then each is looked up again. */
const MOST_REMEMBERED = 20_000;
const LONGEST_KEY = 64;
/** A maker's or a language's own mark before a name of two words: `ch_user_id`, `wx_open_id`, `strRoomId`. */
const LONGEST_MARK = 3;
/** These make another thing of it. */
const NO_MARKS = new Set(
  'ab ad ads api app cdn cnt fcm gcm has is job log max min num old org os pkg pub req res tab tag top url'.split(' '),
);

/** Before `user_id`: not a user of the app, or no user at all. A firm's or a program's own name may stand there else
 *  (`sendbird_user_id`). */
const NOT_A_USER = new Set(
  (
    'advertiser anonymous bot brand business company demo merchant next organization page sample seller shop site store ' +
    'tenant test'
  ).split(' '),
);

/** OAuth's name for the app itself (RFC 6749 section 2.2), the same for all who use it, though `client_uuid` names a device. */
const APPS_OWN = 'clientid';

const NOTHING: readonly KeyMeaning[] = Object.freeze([]);

/** @param rows of `knowledge/identifiers`. Where rows share a key, each is kept: `user_name` may be a handle or a person's
 *  name, and the value's shape decides. */
export function createKeyDictionary(rows: readonly IdentifierKeyRow[]): KeyDictionary {
  let book = books.get(rows);
  if (!book) books.set(rows, (book = new Book(rows)));
  return dictionaryOf(book);
}

/** A program reads the rows once, and many captures with them. */
const books = new WeakMap<readonly IdentifierKeyRow[], Book>();

function dictionaryOf(book: Book): KeyDictionary {
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
        const plain = plainKey(key);
        const other = words.join('');
        this.#add(plain, meaning);
        if (other !== plain && other !== APPS_OWN) this.#add(other, meaning);
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
    if (found.length > 0) return found;
    const english = this.#byEnglish(words);
    return english.length > 0 ? english : this.#ofHeader(words);
  }

  /** `X-Parse-Installation-Id`: a header that somebody added, with the maker's name in front. A session may be anything's
   *  there (`X-Playback-Session-Id`), unless it is a token. */
  #ofHeader([x, maker = '', ...rest]: readonly string[]): readonly KeyMeaning[] {
    // A maker's account is the app's.
    if (x !== 'x' || rest.length < 2 || rest[0] === 'account' || NOT_A_USER.has(maker) || NO_MARKS.has(maker))
      return NOTHING;
    const found = this.#known(shortened(rest)) ?? NOTHING;
    return rest.at(-1) === 'token' ? found : found.filter(({ type }) => type !== 'session-token');
  }

  /** What a compound of another language says in English. A single word says too little: the rows have those that count. */
  #byEnglish(words: readonly string[]): readonly KeyMeaning[] {
    const english = wordsInEnglish(shortened(words));
    if (english === null || english.length < 2) return NOTHING;
    const found = this.#byWords(english);
    if (found.length > 0) return found;
    // `jeton_push`: what it is stands first.
    const turned = english.length === 2 ? this.#byWords([...english].reverse()) : NOTHING;
    if (turned.length > 0 || english.at(-1) !== 'number') return turned;
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

  #ofHolder(holder: readonly string[], rest: readonly string[]): readonly KeyMeaning[] {
    // With its `id`, `me` would be the number of a phone (MEID).
    const of = holder.length === 1 && holder[0] === 'me' ? ['self'] : holder;
    for (let from = 0; from < of.length && rest.length > 0; from++) {
      const words = of.slice(from);
      if (from > 0 && !beginsWith(of.slice(0, from), words.length + rest.length)) return NOTHING;
      const found = this.#known([...words, ...rest]) ?? this.#known([...singular(words), ...rest]);
      if (found) return found;
    }
    const titled = rest.length === 1 && rest[0] === 'title' ? this.#titleOf(of) : NOTHING;
    return titled.length > 0 ? titled : this.#ofPerson([...singular(of), ...rest]);
  }

  /** `room: {title}` and `groupTitle` are what `room_name` and `group_name` are; a person's title is none. */
  #titleOf(holder: readonly string[]): readonly KeyMeaning[] {
    const named = this.#known([...holder, 'name']) ?? this.#known([...singular(holder), 'name']) ?? NOTHING;
    return named.filter(({ type, shape }) => type === 'room' && shape === 'title');
  }

  /** `callerId`, `inviter` and `id`: whoever is a person has an account, and a name. */
  #ofPerson(words: readonly string[]): readonly KeyMeaning[] {
    const [what = '', who = ''] = [words.at(-1), words.at(-2)];
    if (!isPerson(who) || !beginsWith(words.slice(0, -2), 2)) return NOTHING;
    if (what === 'id' || what === 'code') return this.#known(['user', 'id']) ?? NOTHING;
    // `senderNo`: of digits alone it may be a telephone number.
    if (what === 'number') return LETTERED;
    return what === 'name' && isCalledByName(who) ? (this.#known(['participant', 'name']) ?? NOTHING) : NOTHING;
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
      // `callerName` says more than `name`.
      const ofPerson = from > 0 && rest.length === 1 ? this.#ofPerson(words) : NOTHING;
      if (ofPerson.length > 0) return ofPerson;
      const before = words.slice(0, from);
      const isMarked = before.length === 1 && rest.length > 1 && isMark(before[0] ?? '');
      if (isMarked || beginsWith(before, rest.length) || isOfUser(before, rest)) return found;
      const rare = found.filter(({ shape }) => speaksForParts(shape));
      if (rare.length === found.length) return found;
      return rare.length > 0 ? rare : this.#ofPerson(words);
    }
    const titled = words.length > 1 && words[last] === 'title' ? this.#titleOf(words.slice(0, last)) : NOTHING;
    return titled.length > 0 ? titled : this.#ofPerson(words);
  }

  #known(words: readonly string[]): readonly KeyMeaning[] | undefined {
    return this.#meanings.get(words.join(''));
  }
}

/** `sendbird_user_id`, `matrixUserId`. */
function isOfUser(before: readonly string[], rest: readonly string[]): boolean {
  if (before.length !== 1 || rest.length !== 2 || rest[0] !== 'user' || rest[1] !== 'id') return false;
  const [word = ''] = before;
  return word.length > LONGEST_MARK && !NOT_A_USER.has(word) && !/\d/.test(word);
}

const LETTERED: readonly KeyMeaning[] = Object.freeze([
  { type: 'account', strength: 'with-shape', shape: 'lettered-code' },
]);

function isMark(word: string): boolean {
  return word.length <= LONGEST_MARK && !NO_MARKS.has(word);
}
