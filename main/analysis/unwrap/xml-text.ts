import type { Span } from '../bytes/cursor.ts';
import { placeOf } from '../bytes/scan.ts';
import { decodeLatin1, pushUtf8 } from '../bytes/text.ts';

/** XML 1.0 section 4.6. */
const NAMED: Readonly<Record<string, number>> = { lt: 0x3c, gt: 0x3e, amp: 0x26, quot: 0x22, apos: 0x27 };
/** `&#x10FFFF;` is the longest. */
const LONGEST = 10;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;

/** Text with its entities undone. */
export class XmlText {
  readonly bytes: Uint8Array;
  readonly #source: Uint8Array;
  readonly #start: number;
  readonly #end: number;

  constructor(source: Uint8Array, start: number, length: number) {
    this.#source = source;
    this.#start = start;
    this.#end = start + length;
    const octets: number[] = [];
    for (let i = start; i < this.#end;) i = readOne(source, i, this.#end, octets);
    this.bytes = Uint8Array.from(octets);
  }

  /** The parent's octets behind a part: found again by counting, only asked on a hit. */
  locate(part: Span): Span {
    const octets: number[] = [];
    let from = -1;
    let i = this.#start;
    while (i < this.#end && octets.length < part.at + Math.max(part.length, 1)) {
      const next = readOne(this.#source, i, this.#end, octets);
      if (from < 0 && octets.length > part.at) from = i;
      i = next;
    }
    return from < 0 ? { at: i, length: 0 } : { at: from, length: i - from };
  }
}

/** Reads one octet or entity from `at`, appends what it stands for, and returns where the next one begins. */
function readOne(source: Uint8Array, at: number, end: number, octets: number[]): number {
  const octet = source[at] ?? 0;
  const bound = Math.min(end, at + LONGEST);
  const stop = octet === AMPERSAND ? placeOf(source, SEMICOLON, at, bound) : bound;
  if (stop < bound) {
    const point = pointOf(decodeLatin1(source, at + 1, stop));
    if (point >= 0) {
      pushUtf8(octets, point);
      return stop + 1;
    }
  }
  octets.push(octet);
  return at + 1;
}

/** Does an entity begin here that stands for a letter? */
export function isEntity(source: Uint8Array, at: number, end: number): boolean {
  const bound = Math.min(end, at + LONGEST);
  const stop = placeOf(source, SEMICOLON, at, bound);
  return stop < bound && pointOf(decodeLatin1(source, at + 1, stop)) >= 0;
}

function pointOf(name: string): number {
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named !== undefined) return named;
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
  if (!digits) return -1;
  const point = digits[1] === undefined ? Number.parseInt(digits[2] ?? '', 10) : Number.parseInt(digits[1], 16);
  return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? -1 : point;
}
