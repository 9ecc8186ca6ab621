import { folded } from './key-languages.ts';
import { remembering } from './remembering.ts';

/** Names that programs give, taken apart: what the dictionary of keys is asked with. */

/** Case, separators and marks on letters do not count: `userId`, `user_id`, `USER-ID` and `user[id]` are one. */
export function plainKey(key: string): string {
  return folded(key).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** `client-androidId` is `client`, `android`, `id`; `VC-UserID` is `vc`, `user`, `id`. */
export const wordsOf = remembering((key: string): readonly string[] => {
  const apart = key.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return folded(apart)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
});

/** One spelling for the words that names are cut short with, and for the words that all mean "the mark of one of many". */
const SPELLINGS: Readonly<Record<string, string>> = {
  usr: 'user',
  dev: 'device',
  sess: 'session',
  acct: 'account',
  mbr: 'member',
  tok: 'token',
  msg: 'message',
  conv: 'conversation',
  convo: 'conversation',
  pwd: 'password',
  no: 'number',
  num: 'number',
  nr: 'number',
  nm: 'name',
  uuid: 'id',
  guid: 'id',
  ident: 'id',
  identifier: 'id',
  ids: 'id',
};

/** In the dictionary's own spelling. What databases call the ID of any of their objects (Parse's and MongoDB's `objectId`) is
 *  one. */
export function shortened(words: readonly string[]): string[] {
  const spelled = words.map((word) => (Object.hasOwn(SPELLINGS, word) ? (SPELLINGS[word] ?? word) : word));
  if (spelled.length > 1 && spelled.at(-1) === 'id' && spelled.at(-2) === 'object') spelled.splice(-2, 1);
  return spelled;
}

/** Whose it is. They leave what it is as it was, whatever comes behind them. */
const WHOSE = new Set(
  (
    'account author broadcaster buddy callee caller contact creator current customer dest destination dst fan follower ' +
    'friend from guest inviter invitee local login me member moderator my opponent other own owner participant partner ' +
    'passenger patient peer person player profile publisher receiver recipient recv remote self sender source speaker src ' +
    'target to user viewer visitor'
  ).split(' '),
);

/** Of which thing, or which of several. They leave alone what a name of two words says (`client_user_id`), and may turn a
 *  single word into another thing (`client_token`, `app_id`). */
const WHICH = new Set(
  (
    'app chat client custom default device external first game group im internal join last live logged login main ' +
    'mention mentioned mobile new old original phone platform prev previous primary real reply sdk voice x'
  ).split(' '),
);

/** Do these words before a known name of so many words leave its meaning alone? */
export function beginsWith(before: readonly string[], known: number): boolean {
  return before.every((word) => WHOSE.has(word) || (known > 1 && WHICH.has(word)));
}

/** Who is a person, and nothing else: with `id` behind it, the mark of an account (`callerId`, `buddies[].id`). The documents
 *  that name them stand in `knowledge/identifiers/roles.yaml` and `accounts.yaml`; a customer may be a firm, a player may be
 *  software, a host a computer. */
const PEOPLE = new Set(
  (
    'author broadcaster buddy callee caller contact creator follower friend inviter invitee member moderator opponent ' +
    'owner participant passenger patient peer person profile receiver recipient roster self sender speaker user viewer'
  ).split(' '),
);
/** Of these, who has a name of their own: a profile's may be a setting's, an author's is printed. */
const UNNAMED = new Set('author creator owner peer profile user viewer'.split(' '));

export function isPerson(word: string): boolean {
  return PEOPLE.has(word);
}

export function isCalledByName(word: string): boolean {
  return PEOPLE.has(word) && !UNNAMED.has(word);
}

/** `user_ids`, `phones`, `buddies`: a list's elements go by its name. */
export function singular(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  if (last.length <= 3 || !last.endsWith('s') || last.endsWith('ss')) return words;
  return [...words.slice(0, -1), last.endsWith('ies') ? `${last.slice(0, -3)}y` : last.slice(0, -1)];
}

const NOISE = new Set(
  'bean data detail details dto entity info item list model obj object param params record vo'.split(' '),
);

/** A word that says how a thing is kept, not what it is: `userInfo`, `room_list`. */
export function isNoise(word: string): boolean {
  return NOISE.has(word);
}

/** The names of what holds a field, the nearest first: `http.body.json.users[].id` gives `users`, `json`, `body`, `http`. */
export const holdersOf = remembering((path: string): readonly string[] =>
  path
    .split('.')
    .slice(0, -1)
    .reverse()
    .map((part) => part.replace(/^@|(?:\[\])+$/g, '').replace(/^.*:/, ''))
    .filter((part) => part !== ''),
);
