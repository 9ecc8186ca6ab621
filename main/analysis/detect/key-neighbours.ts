import { decodeLatin1, decodeText } from '../bytes/text.ts';
import type { DocumentPlace, Field, Neighbour } from '../model/field.ts';

/** Octets looked at before and behind a value: a message with its sender, room and text is smaller. */
const REACH = 2_048;
const MOST_NEIGHBOURS = 64;
const LONGEST_VALUE = 512;
/** All of a document, in its notes: no object begins before the first octet. */
const WHOLE = -1;

/** The other names of the object, form or element that a field stands in. Reads loosely and only what is near: what it
 *  gives is a sign, never a finding. */
export function neighboursOf(field: Field): readonly Neighbour[] {
  const place = field.document();
  if (!place) return [];
  const first = firstOctet(place);
  const found =
    first === 0x7b || first === 0x5b // '{', '['
      ? membersAround(place)
      : first === 0x3c // '<'
        ? elementsAround(place)
        : pairsAround(place);
  return found.filter(({ key }) => key !== field.key);
}

function firstOctet({ bytes, at, length }: DocumentPlace): number {
  let i = at;
  while (i < at + length && (bytes[i] ?? 0) <= 0x20) i++;
  return bytes[i] ?? 0;
}

/** What stands so far around the part; in a short document that is all of it, for every part. */
function around(place: DocumentPlace, reach: number, read: (text: string) => Neighbour[]): readonly Neighbour[] {
  const { bytes, at, length, part } = place;
  const make = (): Neighbour[] => {
    const to = Math.min(at + length, part.at + part.length + reach);
    return read(decodeLatin1(bytes, Math.max(at, part.at - reach), to));
  };
  return length <= reach ? noted(place, WHOLE, make) : make();
}

/** Names and values of the innermost JSON object around the part. */
function membersAround(place: DocumentPlace): readonly Neighbour[] {
  const { bytes, at, length, part } = place;
  const start = objectStart(bytes, Math.max(at, part.at - REACH), part.at);
  if (start < 0) return [];
  // The same octets for every field of the object, so that one reading serves them all.
  const end = Math.min(at + length, start + 1 + 2 * REACH);
  return noted(place, start, () => members(decodeLatin1(bytes, start + 1, end)));
}

/** The other names of the object that holds a field's own object: what a message's `from` has beside it. JSON only. */
export function outerNeighboursOf(field: Field): readonly Neighbour[] {
  const place = field.document();
  if (!place) return [];
  const { bytes, at, length, part } = place;
  const inner = objectStart(bytes, Math.max(at, part.at - REACH), part.at);
  const start = inner < 0 ? -1 : objectStart(bytes, Math.max(at, inner - REACH), inner);
  if (start < 0) return [];
  const end = Math.min(at + length, start + 1 + 2 * REACH);
  return noted(place, start, () => members(decodeLatin1(bytes, start + 1, end)));
}

function noted({ read }: DocumentPlace, start: number, make: () => Neighbour[]): readonly Neighbour[] {
  const known = read.neighbours.get(start);
  if (known) return known;
  const made = make();
  read.neighbours.set(start, made);
  return made;
}

/** The brace that opens the object; -1 where none is near. Braces inside texts are rare, and mistake one object for
 *  another. */
function objectStart(bytes: Uint8Array, from: number, before: number): number {
  let depth = 0;
  for (let i = before - 1; i >= from; i--) {
    if (bytes[i] === 0x7d) depth++;
    else if (bytes[i] === 0x7b && depth-- === 0) return i;
  }
  return -1;
}

const STRING = /"((?:[^"\\]|\\.){0,512})"/y;
const COLON = /\s*:\s*/y;
const WORD = /[-\w.+]{1,64}/y;

/** `text` begins behind the object's brace. */
function members(text: string): Neighbour[] {
  const found: Neighbour[] = [];
  let depth = 0;
  let key: string | null = null;
  for (let i = 0; i < text.length && depth >= 0 && found.length < MOST_NEIGHBOURS;) {
    const token = text[i] ?? '';
    const string = token === '"' ? match(STRING, text, i) : null;
    if (token === '"' && string === null) break; // it is cut off
    const word = string === null && depth === 0 && key !== null ? match(WORD, text, i) : null;
    if (string) {
      const colon = depth === 0 && key === null ? match(COLON, text, i + string[0].length) : null;
      if (colon) key = utf8(string[1] ?? '');
      else if (key !== null) {
        found.push({ key, value: utf8(string[1] ?? '') });
        key = null;
      }
      i += string[0].length + (colon?.[0].length ?? 0);
    } else if (word && key !== null) {
      found.push({ key, value: word[0] });
      key = null;
      i += word[0].length;
    } else {
      if (token === '{' || token === '[') {
        if (key !== null) found.push({ key, value: null });
        key = null;
        depth++;
      } else if (token === '}' || token === ']') depth--;
      i++;
    }
  }
  return found;
}

function match(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

const ELEMENT = /<(?:[\w-]{1,32}:)?([\w.-]{1,64})((?:\s[^<>]{0,512})?)>([^<]{0,512})<\//g;
const ATTRIBUTE = /([\w.:-]{1,64})\s*=\s*["']([^"'<>]{0,512})["']/g;

/** Elements that hold text, and attributes, near the part. */
function elementsAround(place: DocumentPlace): readonly Neighbour[] {
  return around(place, REACH / 4, elements);
}

function elements(text: string): Neighbour[] {
  const found: Neighbour[] = [];
  for (const [, key = '', , value = ''] of text.matchAll(ELEMENT)) found.push({ key, value: utf8(value.trim()) });
  for (const [, key = '', value = ''] of text.matchAll(ATTRIBUTE)) found.push({ key, value: utf8(value) });
  return found.slice(0, MOST_NEIGHBOURS);
}

const PAIR = /(?:^|[&;?\s,])([\w.[\]-]{1,64})=([^&;\s]{0,512})/g;

/** `a=b&c=d`, and lines or lists of the same. */
function pairsAround(place: DocumentPlace): readonly Neighbour[] {
  return around(place, REACH, pairs);
}

function pairs(text: string): Neighbour[] {
  const found: Neighbour[] = [];
  for (const [, key = '', value = ''] of text.matchAll(PAIR)) {
    if (found.length === MOST_NEIGHBOURS) break;
    found.push({ key, value: unescaped(value) });
  }
  return found;
}

function unescaped(value: string): string {
  if (!/%[\da-f]{2}|\+/i.test(value)) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** What was cut out as Latin-1, one character an octet, read as what it is. */
function utf8(latin1: string): string {
  if (!/[^\x00-\x7f]/.test(latin1)) return latin1;
  const octets = Uint8Array.from(latin1.slice(0, LONGEST_VALUE), (character) => character.charCodeAt(0));
  return decodeText(octets, 0, octets.length);
}

const EVENT = /^\s*\[\s*"([\w .:-]{1,64})"\s*,/;

/** The name of the event in whose list a field stands: `["message", {"text": …}]`, as Socket.IO writes it. */
export function eventOf(field: Field): string {
  const place = field.document();
  if (!place) return '';
  const { bytes, at, length, read } = place;
  return (read.event ??= EVENT.exec(decodeLatin1(bytes, at, at + Math.min(length, 96)))?.[1] ?? '');
}
