import type { Field, Neighbour } from '../model/field.ts';
import type { KeyDictionary, KeyMeaning } from './detector.ts';
import { eventOf, neighboursOf } from './key-neighbours.ts';
import { inEnglish } from './key-languages.ts';
import { holdersOf, shortened, wordsOf } from './key-words.ts';
import { remembering } from './remembering.ts';
import { fitsShape } from './shapes.ts';

/** What holds a message: `messages[].text`, `chat.message`. */
const HOLDERS = new Set('chat conversation dialog dialogue dm message nachricht mensaje history'.split(' '));
/** Who says something to whom. */
const WHO = new Set(
  (
    'from to sender receiver recipient peer author addressee absender empfaenger remitente destinatario ' +
    'expediteur destinataire'
  ).split(' '),
);
/** What is said. */
const SAID = new Set('text body content message mensaje nachricht'.split(' '));
/** What a server's answer about a request has, and no message of a person. */
const ANSWER = new Set(
  'code errcode errno error errorcode returncode ret retcode result status statuscode success succeeded exito'.split(
    ' ',
  ),
);

/** Does what stands around a field belong to a conversation? A word like `text` or `from` names too many things by itself. */
export function isInChat(field: Field, meaning: KeyMeaning, keys: KeyDictionary): boolean {
  const neighbours = neighboursOf(field);
  if (meaning.type === 'message' && neighbours.some(({ key }) => ANSWER.has(key.toLowerCase().replace(/[^a-z]/g, ''))))
    return false;
  if (isHeldByChat(field.path) || isHolder(eventOf(field))) return true;
  return neighbours.some((neighbour) => {
    const sign = signOf(neighbour, keys);
    return sign !== null && (sign !== 'said' || meaning.type !== 'message');
  });
}

const isHeldByChat = remembering((path: string): boolean => holdersOf(path).some(isHolder));

function isHolder(name: string): boolean {
  const last = inEnglish(shortened(wordsOf(name)).at(-1) ?? '');
  return HOLDERS.has(last) || (last.endsWith('s') && HOLDERS.has(last.slice(0, -1)));
}

function signOf({ key, value }: Neighbour, keys: KeyDictionary): 'who' | 'room' | 'said' | null {
  const words = shortened(wordsOf(key));
  const first = inEnglish(words[0] ?? '');
  if (WHO.has(first)) return value === null || isPlausible(value) ? 'who' : null;
  if (words.length === 1 && SAID.has(first))
    return value !== null && /\S\s+\S|[^\x00-\x7f]/.test(value) ? 'said' : null;
  const isRoom = keys
    .meanings(key)
    .some(({ type, shape }) => type === 'room' && (value === null || (shape !== null && fitsShape(shape, value))));
  return isRoom ? 'room' : null;
}

function isPlausible(value: string): boolean {
  return fitsShape('account-code', value) || fitsShape('handle', value) || fitsShape('person-name', value);
}

/** What belongs to a person, and to no article or shop. */
const OF_PERSONS: ReadonlySet<string> = new Set(['account', 'phone', 'email', 'person-name']);
/** Who made or owns a thing: its name beside such a mark is the thing's. */
const OF_THINGS = new Set('anchor author creator owner publisher seller'.split(' '));

/** Does the mark, the telephone number or the address of a person stand beside a field? */
export function isBesidePerson(field: Field, keys: KeyDictionary): boolean {
  return neighboursOf(field).some(({ key, value }) => {
    if (value === null || OF_THINGS.has(wordsOf(key)[0] ?? '')) return false;
    return keys
      .meanings(key)
      .some(
        ({ type, strength, shape }) =>
          OF_PERSONS.has(type) && strength === 'with-shape' && shape !== null && fitsShape(shape, value),
      );
  });
}
