import { COLON as COLON_SIGN, EQUALS as EQUALS_SIGN, OTHER } from '../bytes/signs.ts';
import { decodeLatin1, isAlphanumeric, isControl, isDigit, sequenceLength } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { MOST_PAIRS, nameOf, same } from './pairs.ts';
import type { Emit, Unwrapper } from './unwrapper.ts';

const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;
const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
/** What may stand between two pairs: line ends, tab, `& ; | ,`, and a space. In this order the first that makes pairs of all
 *  names is taken. */
const BETWEEN: readonly number[] = [0x0a, 0x7c, 0x3b, 0x26, 0x2c, TAB, SPACE];
const LONGEST_NAME = 40;
/** Of random octets that happen to be text, one run in 10,000 begins with two letters of a known name and `=`, and one in a
 *  million with three. */
const SURE_NAME = 3;
const SHORTEST_VALUE = 4;
/** Protocols that carry what apps write. Others give their lines a grammar, and parts of it must stay whole. */
export const CARRIERS: ReadonlySet<string> = new Set([
  'amqp',
  'http',
  'http2',
  'http3',
  'mqtt',
  'pppp',
  'socks',
  'unknown',
  'websocket',
]);
/** What looks like a name and begins something else: addresses, cards, call descriptions. */
const OTHERS = /^(?:begin|bitcoin|data|geo|im|intent|mailto|sips?|sms|tel|urn|v=0|xmpp)[:\r\n]/i;
const LONGEST_OTHER = 10;
/** More is a text in which pairs stand, and not a list of them. */
const LONGEST = 16 * 1024;

/** `name=value` or `name: value` in a row, with whatever an app puts between them (`HELLO|user=ada|id=4711`), and games'
 *  `\name\value\name\value` (Quake III's info strings). Where only one pair stands, all of the field must be it. Programs' own
 *  sentences hold such pairs as well: what they mean hangs on the name and on the value's shape. */
export const keyValues: Unwrapper = {
  name: 'key-values',
  needs: { least: 4, some: EQUALS_SIGN | COLON_SIGN | OTHER },
  recognise(field) {
    if (field.length > LONGEST || field.role !== 'value' || !CARRIERS.has(field.protocol)) return 0;
    if (field.path === 'unknown.bytes' || isHeaderOfProtocol(field.path)) return 0;
    return separatorOf(field) === 0 || isUri(field) ? 0 : 0.55;
  },
  open(field, emit) {
    const separator = separatorOf(field);
    if (separator === 0) return false;
    return separator === BACKSLASH ? openInfo(field, emit) : openPairs(field, separator, emit);
  },
};

/** Headers have grammars of their own, but those that somebody added. */
export function isHeaderOfProtocol(path: string): boolean {
  return path.includes('.header.') && !path.includes('.header.x-');
}

function isUri({ bytes, at, length }: Field): boolean {
  return OTHERS.test(decodeLatin1(bytes, at, at + Math.min(length, LONGEST_OTHER)));
}

/** A NUL may end it, as it ends STOMP's frames. */
function endOf({ bytes, at, length }: Field): number {
  let end = at + length;
  while (end > at && bytes[end - 1] === 0) end--;
  return end;
}

/** 0: these are no pairs. */
function separatorOf(field: Field): number {
  const { bytes, at, path } = field;
  const end = endOf(field);
  if (bytes[at] === BACKSLASH) return isInfo(bytes, at, end) ? BACKSLASH : 0;
  let signs = 0;
  let candidates = 0;
  for (let i = at; i < end;) {
    const octet = bytes[i] ?? 0;
    // JSON, markup, code and addresses have rules of their own.
    if (octet === 0x7b || octet === 0x3c || octet === 0x22 || octet === 0x28) return 0; // '{', '<', '"', '('
    if (isControl(octet)) return 0;
    if (octet === EQUALS || octet === COLON) {
      if (bytes[i + 1] === APOSTROPHE) return 0; // quotes: `printed-object`
      signs++;
    }
    const kind = BETWEEN.indexOf(octet);
    if (kind >= 0) candidates |= 1 << kind;
    const size = sequenceLength(bytes, i, end);
    if (size === 0) return 0;
    i += size;
  }
  if (signs === 0) return 0;
  for (let kind = 0; kind < BETWEEN.length; kind++) {
    if ((candidates & (1 << kind)) !== 0 && arePairs(bytes, at, end, BETWEEN[kind] ?? 0)) return BETWEEN[kind] ?? 0;
  }
  return isOne(bytes, at, end, path === 'unknown.text') ? 0x0a : 0;
}

/** Two pairs or more, one of them with a name that chance does not write, and no more parts that are none than pairs. */
function arePairs(bytes: Uint8Array, at: number, end: number, between: number): boolean {
  let pairs = 0;
  let others = 0;
  let longest = 0;
  for (let start = at; start < end;) {
    let stop = start;
    while (stop < end && bytes[stop] !== between) stop++;
    const sign = signOf(bytes, start, stop);
    if (sign > 0) {
      pairs++;
      longest = Math.max(longest, sign - nameStart(bytes, start, sign));
    } else if (stop > start) others++;
    start = stop + 1;
  }
  return pairs >= 2 && pairs >= others && longest >= SURE_NAME;
}

/** One pair and nothing else: `uid: 4711`. An address (`https://`), a time (`12:30`) or base64's end is none. */
function isOne(bytes: Uint8Array, start: number, end: number, isBare: boolean): boolean {
  let at = start;
  while (at < end && isBlank(bytes[at] ?? 0)) at++;
  const sign = signOf(bytes, at, end);
  if (sign - at < SURE_NAME || nameStart(bytes, at, sign) !== at || end - sign <= SHORTEST_VALUE) return false;
  return bytes[sign] === COLON
    ? bytes[sign + 1] === SPACE || (isBare && isWord(bytes, at, sign) && isNumbered(bytes, sign + 1, end))
    : bytes[sign + 1] !== EQUALS;
}

/** Letters, `_` and `-`: a push token has digits in front of its colon. */
function isWord(bytes: Uint8Array, at: number, sign: number): boolean {
  for (let i = at; i < sign; i++) if (isDigit(bytes[i] ?? 0)) return false;
  return true;
}

/** Of what a name and a colon stand before, without a space: a digit and no other colon or slash. */
function isNumbered(bytes: Uint8Array, at: number, end: number): boolean {
  let hasDigit = false;
  for (let i = at; i < end; i++) {
    const octet = bytes[i] ?? 0;
    if (octet === COLON || octet === 0x2f || octet === SPACE) return false;
    if (isDigit(octet)) hasDigit = true;
  }
  return hasDigit;
}

/** Where `=`, or `:`, stands behind a name in `bytes[start..stop)`; -1: nowhere. */
function signOf(bytes: Uint8Array, start: number, stop: number): number {
  for (let i = start; i < stop; i++) {
    const octet = bytes[i];
    if (octet !== EQUALS && octet !== COLON) continue;
    if (octet === COLON && bytes[i + 1] === 0x2f && bytes[i + 2] === 0x2f) return -1; // '://'
    return nameStart(bytes, start, i) < i && hasValue(bytes, i + 1, stop) ? i : -1;
  }
  return -1;
}

function hasValue(bytes: Uint8Array, at: number, stop: number): boolean {
  for (let i = at; i < stop; i++) if (!isBlank(bytes[i] ?? 0)) return true;
  return false;
}

/** Where the name begins that ends at `sign`: the last word in front of it (`WAKE uid=`). `sign` itself where none stands. */
function nameStart(bytes: Uint8Array, start: number, sign: number): number {
  let stop = sign;
  while (stop > start && bytes[stop - 1] === SPACE) stop--;
  let at = stop;
  while (at > start && stop - at <= LONGEST_NAME && isNameOctet(bytes[at - 1] ?? 0)) at--;
  const isWord = at < stop && stop - at <= LONGEST_NAME && !isDigit(bytes[at] ?? 0);
  return isWord && (at === start || isBefore(bytes[at - 1] ?? 0)) ? at : sign;
}

/** What a name may follow: a space, or what opens a list (`?a=`, `#a=`, `,a=`). */
function isBefore(octet: number): boolean {
  return (
    octet <= SPACE ||
    octet === 0x3f ||
    octet === 0x23 ||
    octet === 0x2c ||
    octet === 0x7c ||
    octet === 0x26 ||
    octet === 0x3b
  );
}

function isNameOctet(octet: number): boolean {
  return isAlphanumeric(octet) || octet === 0x5f || octet === 0x2d || octet === 0x2e || octet >= 0x80;
}

function openPairs(field: Field, between: number, emit: Emit): boolean {
  const { bytes, at, protocol } = field;
  const end = endOf(field);
  // One letter in octets that nobody knows names nothing.
  const isNoise = protocol === 'unknown';
  let emitted = 0;
  for (let start = at; start < end && emitted < MOST_PAIRS;) {
    let stop = start;
    while (stop < end && bytes[stop] !== between) stop++;
    const sign = signOf(bytes, start, stop);
    let from = sign < 0 ? start : sign + 1;
    let to = stop;
    while (from < to && isBlank(bytes[from] ?? 0)) from++;
    while (to > from && isBlank(bytes[to - 1] ?? 0)) to--;
    if (to > from) {
      const name = sign < 0 ? null : keyOf(bytes, start, sign);
      const key = name !== null && name.length === 1 && isNoise ? null : name;
      emit({ path: key ?? 'unnamed', key, bytes, at: from, length: to - from, role: 'value', locate: same });
      emitted++;
    }
    start = stop + 1;
  }
  return emitted > 0;
}

function keyOf(bytes: Uint8Array, start: number, sign: number): string {
  let from = nameStart(bytes, start, sign);
  let stop = sign;
  while (stop > from && bytes[stop - 1] === SPACE) stop--;
  while (from + 1 < stop && bytes[from] === HYPHEN) from++; // `--user=ada`
  return nameOf(bytes, from, stop - from);
}

function isBlank(octet: number): boolean {
  return octet === SPACE || octet === TAB || octet === 0x0d;
}

/** `\name\value`, two or more of each, every name a word. */
function isInfo(bytes: Uint8Array, at: number, end: number): boolean {
  let parts = 0;
  for (let start = at + 1; start < end; parts++) {
    let stop = start;
    for (; stop < end && bytes[stop] !== BACKSLASH; stop++) {
      const octet = bytes[stop] ?? 0;
      if (octet < SPACE || octet === 0x7f || (parts % 2 === 0 && !isNameOctet(octet))) return false;
    }
    if (parts % 2 === 0 && (stop - start < 2 || stop - start > LONGEST_NAME)) return false;
    start = stop + 1;
  }
  return parts >= 4;
}

function openInfo({ bytes, at, length }: Field, emit: Emit): boolean {
  const end = at + length;
  let emitted = 0;
  let key: string | null = null;
  for (let start = at + 1; start <= end && emitted < MOST_PAIRS;) {
    let stop = start;
    while (stop < end && bytes[stop] !== BACKSLASH) stop++;
    if (key === null) key = nameOf(bytes, start, stop - start);
    else {
      if (stop > start) {
        emit({ path: key, key, bytes, at: start, length: stop - start, role: 'value', locate: same });
        emitted++;
      }
      key = null;
    }
    start = stop + 1;
  }
  return emitted > 0;
}
