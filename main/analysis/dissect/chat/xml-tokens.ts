import type { Span } from '../../bytes/cursor.ts';
import { spells } from '../ascii.ts';

/** Attributes read of one tag, and tags of one element: real stanzas have a few dozen. */
const MAX_ATTRIBUTES = 64;
const MAX_TOKENS = 8192;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const CDATA = '<![CDATA[';

export interface XmlAttribute {
  readonly name: Span;
  /** Without its quotes; entities as sent. */
  readonly value: Span;
}

export interface XmlEars {
  onOpen(name: Span, attributes: readonly XmlAttribute[], isEmpty: boolean): void;
  onClose(): void;
  /** Character data that is not only space, without the space around it; entities as sent. */
  onText(text: Span): void;
}

/** Reads the tags and texts of `bytes[at..end)` in order, as far as they are whole. XML 1.0 without what RFC 6120 section
 *  11.1 forbids: comments and instructions are passed over, a document type ends the reading. */
export function readXml(bytes: Uint8Array, start: number, end: number, ears: XmlEars): void {
  let at = start;
  for (let tokens = 0; at < end && tokens < MAX_TOKENS; tokens++) {
    if (bytes[at] !== LT) at = readText(bytes, at, end, ears);
    else if (spells(bytes, at, end, CDATA)) {
      const stop = endOf(bytes, at, end, ']]>');
      tellText(bytes, at + CDATA.length, stop === end ? end : stop - 3, ears);
      at = stop;
    } else if (bytes[at + 1] === 0x3f) at = endOf(bytes, at, end, '?>');
    else if (spells(bytes, at, end, '<!--')) at = endOf(bytes, at + 4, end, '-->');
    else if (bytes[at + 1] === 0x21) return;
    else {
      const stop = endOfTag(bytes, at, end);
      if (stop === end && bytes[end - 1] !== GT) return;
      readTag(bytes, at + 1, stop - 1, ears);
      at = stop;
    }
  }
}

/** Index behind the `>` that ends the tag at `at`, `end` where it has not come. A `>` in quotes does not count. */
function endOfTag(bytes: Uint8Array, at: number, end: number): number {
  let quote = 0;
  for (let i = at; i < end; i++) {
    const octet = bytes[i] ?? 0;
    if (quote !== 0) {
      if (octet === quote) quote = 0;
    } else if (octet === GT) return i + 1;
    else if (isQuote(octet)) quote = octet;
  }
  return end;
}

/** Index behind `word`, `end` where it does not occur. */
function endOf(bytes: Uint8Array, at: number, end: number, word: string): number {
  for (let i = at; i + word.length <= end; i++) if (spells(bytes, i, end, word)) return i + word.length;
  return end;
}

function readText(bytes: Uint8Array, at: number, end: number, ears: XmlEars): number {
  let stop = at;
  while (stop < end && bytes[stop] !== LT) stop++;
  tellText(bytes, at, stop, ears);
  return stop;
}

function tellText(bytes: Uint8Array, at: number, end: number, ears: XmlEars): void {
  let from = at;
  let to = end;
  while (from < to && isXmlSpace(bytes[from] ?? 0)) from++;
  while (to > from && isXmlSpace(bytes[to - 1] ?? 0)) to--;
  if (to > from) ears.onText({ at: from, length: to - from });
}

/** Reads what stands between `<` and `>`. */
function readTag(bytes: Uint8Array, at: number, end: number, ears: XmlEars): void {
  if (bytes[at] === SLASH) {
    ears.onClose();
    return;
  }
  const isEmpty = end > at && bytes[end - 1] === SLASH;
  const last = isEmpty ? end - 1 : end;
  const nameEnd = endOfWord(bytes, at, last);
  const attributes: XmlAttribute[] = [];
  let i = nameEnd;
  while (i < last && attributes.length < MAX_ATTRIBUTES) {
    while (i < last && isXmlSpace(bytes[i] ?? 0)) i++;
    const from = i;
    i = endOfWord(bytes, i, last);
    const name = { at: from, length: i - from };
    while (i < last && (isXmlSpace(bytes[i] ?? 0) || bytes[i] === EQUALS)) i++;
    const quote = bytes[i] ?? 0;
    if (i >= last || !isQuote(quote)) break;
    const valueAt = ++i;
    while (i < last && bytes[i] !== quote) i++;
    attributes.push({ name, value: { at: valueAt, length: i - valueAt } });
    i++;
  }
  ears.onOpen({ at, length: nameEnd - at }, attributes, isEmpty);
}

function endOfWord(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && !isXmlSpace(bytes[i] ?? 0) && bytes[i] !== EQUALS && bytes[i] !== SLASH) i++;
  return i;
}

export function isXmlSpace(octet: number): boolean {
  return octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09; // XML 1.0 section 2.3
}

export function isQuote(octet: number): boolean {
  return octet === 0x22 || octet === 0x27;
}
