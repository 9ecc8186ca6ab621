import type { Field, Neighbour } from '../model/field.ts';
import type { KeyDictionary, KeyMeaning } from './detector.ts';
import { eventOf, neighboursOf, outerNeighboursOf } from './key-neighbours.ts';
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

/** Holders of a server's answer to a call, as JSON-RPC 2.0 section 5 names them, and others after it. */
const ANSWERS = new Set('error meta reply response result status'.split(' '));
/** Under such a name a server says what became of a request, where it is not `text` or `body`. */
const TOLD = new Set(['message', 'msg']);
/** Lists of those who are together somewhere: what has such a list and a title is a room. */
const TOGETHER = new Set('attendee attendees member members occupants participant participants'.split(' '));

/** Carry what happens between people's programs. */
export const TALKS: ReadonlySet<string> = new Set(['amqp', 'mqtt', 'unknown', 'websocket']);

/** Does what stands around a field belong to a conversation? A word like `text` or `from` names too many things by itself. */
export function isInChat(field: Field, meaning: KeyMeaning, keys: KeyDictionary): boolean {
  const neighbours = neighboursOf(field);
  if (meaning.type === 'message' && neighbours.some(({ key }) => ANSWER.has(key.toLowerCase().replace(/[^a-z]/g, ''))))
    return false;
  if (meaning.type === 'message' && isAnswer(field)) return false;
  if (isHeldByChat(field.path) || isHolder(eventOf(field))) return true;
  if (meaning.shape === 'title' && neighbours.some(isTogether)) return true;
  const isTalk = TALKS.has(field.protocol);
  const isSign = (neighbour: Neighbour): boolean => {
    const sign = signOf(neighbour, keys);
    if (sign === null) return isTalk && isOfPerson(neighbour, keys);
    return isSignFor(sign, neighbour.key, meaning) && (isTalk || sign !== 'who' || !isPlace(field, meaning));
  };
  if (neighbours.some(isSign)) return true;
  // `from: {id, name}` and `body: {text}` beside the room and the sender. What holds the field is no sign of its own.
  const [holder = ''] = holdersOf(field.path);
  if (meaning.type === 'message' && !SAID.has(holder)) return false;
  return outerNeighboursOf(field).some((neighbour) => neighbour.key !== holder && isSign(neighbour));
}

/** `"result":{"message":"CALL CREATED","callID":…}`. */
function isAnswer({ path, key, direction }: Field): boolean {
  return (
    direction === 'in' && TOLD.has(key?.toLowerCase() ?? '') && ANSWERS.has(holdersOf(path)[0]?.toLowerCase() ?? '')
  );
}

function isTogether({ key, value }: Neighbour): boolean {
  return value === null && TOGETHER.has(key.toLowerCase());
}

type Sign = 'who' | 'room' | 'title' | 'said';

/** An article has an author and its text beside its title; a text beside a text is a page's. */
function isSignFor(sign: Sign, key: string, { type, shape }: KeyMeaning): boolean {
  if (shape === 'title') return sign === 'room' || (sign === 'who' && !OF_THINGS.has(wordsOf(key)[0] ?? ''));
  return type !== 'message' || (sign !== 'said' && sign !== 'title');
}

/** `from: "home", to: "settings"`: two words between which something goes may be pages or states. */
function isPlace(field: Field, { shape }: KeyMeaning): boolean {
  if (shape === 'person-name') return /^\p{Ll}+$/u.test(field.text());
  return shape === 'account-or-handle' && !/[^\p{L}]/u.test(field.text());
}

const isHeldByChat = remembering((path: string): boolean => holdersOf(path).some(isHolder));

function isHolder(name: string): boolean {
  const last = inEnglish(shortened(wordsOf(name)).at(-1) ?? '');
  return HOLDERS.has(last) || (last.endsWith('s') && HOLDERS.has(last.slice(0, -1)));
}

function signOf({ key, value }: Neighbour, keys: KeyDictionary): Sign | null {
  const words = shortened(wordsOf(key));
  const first = inEnglish(words[0] ?? '');
  if (WHO.has(first)) return value === null || isPlausible(value) ? 'who' : null;
  if (words.length === 1 && SAID.has(first))
    return value !== null && /\S\s+\S|[^\x00-\x7f]/.test(value) ? 'said' : null;
  const rooms = keys
    .meanings(key)
    .filter(({ type, shape }) => type === 'room' && (value === null || (shape !== null && fitsShape(shape, value))));
  if (rooms.length === 0) return null;
  return rooms.every(({ shape }) => shape === 'title') ? 'title' : 'room';
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
  return neighboursOf(field).some((neighbour) => isOfPerson(neighbour, keys));
}

const ADDRESSES: ReadonlySet<string> = new Set(['phone', 'email']);

/** Does somebody's telephone number or e-mail address stand beside a field? */
export function isBesideAddress(field: Field, keys: KeyDictionary): boolean {
  return neighboursOf(field).some((neighbour) => isOfPerson(neighbour, keys, ADDRESSES));
}

function isOfPerson({ key, value }: Neighbour, keys: KeyDictionary, types = OF_PERSONS): boolean {
  if (value === null || OF_THINGS.has(wordsOf(key)[0] ?? '')) return false;
  return keys
    .meanings(key)
    .some(
      ({ type, strength, shape }) =>
        types.has(type) && strength === 'with-shape' && shape !== null && fitsShape(shape, value),
    );
}
