import { isAlphanumeric, isReadable } from '../bytes/text.ts';
import { isMessage, protobufField, WIRE } from '../bytes/protobuf-field.ts';

/** A part of a message that its own octets cut out. */
export interface Token {
  readonly path: string;
  readonly at: number;
  readonly length: number;
  /** A varint is told as the number it is. */
  readonly isVarint: boolean;
}

/** Reads a whole message by one grammar; null: it is not written so. */
export type Grammar = (bytes: Uint8Array) => Token[] | null;

/** Octets that may stand before a grammar begins: a magic number, a version, a counter and a length. */
const LONGEST_LEAD = 24;
const MOST_TOKENS = 256;
const MOST_DEPTH = 8;
/** Chance makes a message of one part out of little. */
const FEWEST_TOKENS = 2;

/** Protocol Buffers without a schema (protobuf.dev, "Encoding"), behind so many octets. */
function protobufAfter(lead: number): Grammar {
  return (bytes) => {
    if (!isMessage(bytes, lead, bytes.length)) return null;
    const tokens: Token[] = [];
    readProtobuf(bytes, lead, bytes.length, 'protobuf', tokens, 0);
    return tokens.length >= FEWEST_TOKENS ? tokens : null;
  };
}

function readProtobuf(bytes: Uint8Array, start: number, end: number, path: string, into: Token[], depth: number): void {
  for (let at = start; at < end && into.length < MOST_TOKENS;) {
    const field = protobufField(bytes, at, end);
    if (!field) return;
    const { at: from, length } = field.value;
    const own = `${path}.${field.number}`;
    const isNested =
      field.wire === WIRE.stretch &&
      depth < MOST_DEPTH &&
      !isReadable(bytes, from, length) &&
      isMessage(bytes, from, from + length);
    if (isNested) readProtobuf(bytes, from, from + length, own, into, depth + 1);
    else into.push({ path: own, at: from, length, isVarint: field.wire === WIRE.varint });
    at = field.next;
  }
}

interface TlvShape {
  readonly lead: number;
  readonly type: number;
  readonly size: number;
  readonly isLittle: boolean;
}

/** Type, length, value, and so on to the end. */
function tlv({ lead, type, size, isLittle }: TlvShape): Grammar {
  return (bytes) => {
    const tokens: Token[] = [];
    let at = lead;
    while (at < bytes.length) {
      if (at + type + size > bytes.length || tokens.length >= MOST_TOKENS) return null;
      const kind = numberOf(bytes, at, type, isLittle);
      const length = numberOf(bytes, at + type, size, isLittle);
      const from = at + type + size;
      if (length > bytes.length - from) return null;
      tokens.push({ path: `tlv.${kind}`, at: from, length, isVarint: false });
      at = from + length;
    }
    return tokens.length >= FEWEST_TOKENS ? tokens : null;
  };
}

export function numberOf(bytes: Uint8Array, at: number, width: number, isLittle: boolean): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[isLittle ? at + width - 1 - i : at + i] ?? 0);
  return value;
}

function allGrammars(): Grammar[] {
  const leads = Array.from({ length: LONGEST_LEAD + 1 }, (_, lead) => lead);
  const shapes = [1, 2, 4].flatMap((type) => [1, 2, 4].map((size) => ({ type, size })));
  return [
    wordsOf,
    ...leads.map(protobufAfter),
    ...leads.flatMap((lead) =>
      shapes.flatMap(({ type, size }) =>
        (type + size === 2 ? [false] : [false, true]).map((isLittle) => tlv({ lead, type, size, isLittle })),
      ),
    ),
  ];
}

const GRAMMARS = allGrammars();

/** The grammar by which all these messages are written from end to end; null where there is none. Of several the one that
 *  cuts out most: an outer length is a grammar too, and says nothing. */
export function grammarOf(messages: readonly Uint8Array[]): Grammar | null {
  let best: Grammar | null = null;
  let most = 0;
  for (const grammar of GRAMMARS) {
    let parts = 0;
    for (const bytes of messages) {
      const tokens = grammar(bytes);
      parts = tokens === null ? Number.NEGATIVE_INFINITY : parts + tokens.filter(({ length }) => length > 0).length;
      if (parts < 0) break;
    }
    if (parts > most) [best, most] = [grammar, parts];
  }
  return best;
}

/** Words of a text, by their number: an app's own lines, with separators of its own. */
const MOST_WORDS = 64;

function wordsOf(bytes: Uint8Array): Token[] | null {
  if (!isReadable(bytes, 0, bytes.length)) return null;
  const tokens: Token[] = [];
  for (let at = 0; at < bytes.length && tokens.length < MOST_WORDS;) {
    let end = at;
    while (end < bytes.length && isInWord(bytes[end] ?? 0)) end++;
    if (end > at) tokens.push({ path: `word.${tokens.length}`, at, length: end - at, isVarint: false });
    at = end + 1;
  }
  return tokens;
}

/** Letters, digits, what is beyond ASCII, and `- _ @ .` */
function isInWord(octet: number): boolean {
  return isAlphanumeric(octet) || octet >= 0x80 || octet === 0x2d || octet === 0x5f || octet === 0x40 || octet === 0x2e;
}

/** Kinds of lengths in front of a text. */
const LENGTHS: readonly { readonly width: number; readonly isLittle: boolean }[] = [
  { width: 4, isLittle: false },
  { width: 4, isLittle: true },
  { width: 2, isLittle: false },
  { width: 2, isLittle: true },
  { width: 1, isLittle: false },
];
const SHORTEST_TEXT = 4;
const MOST_TEXTS = 8;

/** Texts that stand behind their own length, in order; they do not overlap. */
export function countedTexts(bytes: Uint8Array): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < bytes.length && found.length < MOST_TEXTS;) {
    const text = countedTextAt(bytes, at);
    if (text) {
      found.push({ path: `text.${found.length}`, ...text, isVarint: false });
      at = text.at + text.length;
    } else at++;
  }
  return found;
}

function countedTextAt(bytes: Uint8Array, at: number): { at: number; length: number } | null {
  for (const { width, isLittle } of LENGTHS) {
    const length = numberOf(bytes, at, width, isLittle);
    const from = at + width;
    if (length >= SHORTEST_TEXT && length <= bytes.length - from && isReadable(bytes, from, length))
      return { at: from, length };
  }
  return null;
}

/** The length of the text that begins at `at`, by the number in front of it; 0: none. */
export function textLengthBefore(bytes: Uint8Array, at: number, most: number): number {
  for (const { width, isLittle } of LENGTHS) {
    if (at < width) continue;
    const length = numberOf(bytes, at - width, width, isLittle);
    if (length >= SHORTEST_TEXT && length <= most && isReadable(bytes, at, length)) return length;
  }
  return 0;
}
