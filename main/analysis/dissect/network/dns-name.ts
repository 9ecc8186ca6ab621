import type { Cursor } from '../../bytes/cursor.ts';
import { TextCache } from '../../bytes/text-cache.ts';
import { decodeText } from '../../bytes/text.ts';

/** RFC 1035 section 2.3.4: a name is at most 255 octets, so at most 127 labels. */
export const LONGEST_NAME = 255;
/** Compression pointers followed for one name. Each must point before the last, so this only cuts hostile chains short;
 *  real messages chain a handful (RFC 1035 section 4.1.4). */
const MAX_JUMPS = 32;

const POINTER = 0xc0; // section 4.1.4: two one bits

/** A name by the places of its labels in the message, in order. No copy: `text` and `nameBytes` make one. */
export class DnsName {
  /** Where each label's length octet stands; the label stands behind it. */
  readonly labels: readonly number[];
  /** Octets of the name as people write it. */
  readonly length: number;
  #text: string | null = null;

  constructor(labels: readonly number[], length: number) {
    this.labels = labels;
    this.length = length;
  }

  /** In lower case; `bytes`: the message that the name was read from. Made once: an answer's name is the question's. */
  text(bytes: Uint8Array): string {
    return (this.#text ??= lowerText(bytes, this));
  }
}

export type NameProblem = 'cut-short' | 'bad-length';

/** Names of one message by where they begin: most records say their owner by pointing to the question. */
export class NamesSoFar {
  readonly #starts: number[] = [];
  readonly #names: DnsName[] = [];

  at(start: number): DnsName | null {
    const i = this.#starts.indexOf(start);
    return i < 0 ? null : (this.#names[i] ?? null);
  }

  add(start: number, name: DnsName): void {
    if (this.#starts.length >= MOST_SO_FAR) return;
    this.#starts.push(start);
    this.#names.push(name);
  }
}

/** Names looked through for one pointer: few messages hold more. */
const MOST_SO_FAR = 16;

/** Reads a name at the cursor and leaves the cursor behind it. A problem: the name is cut short, loops, or is too long. */
export function readName(c: Cursor, soFar: NamesSoFar | null = null): DnsName | NameProblem {
  const start = c.at;
  const known = soFar && knownName(c, soFar);
  if (known) return known;
  const labels: number[] = [];
  let at = start;
  let lowest = start; // pointers must go back: RFC 1035 "a prior occurrence"
  let octets = 0;
  let jumps = 0;
  let after = -1;
  for (;;) {
    const size = c.bytes[at];
    if (size === undefined || at >= c.end) return 'cut-short';
    if (size === 0) break;
    if ((size & POINTER) === POINTER) {
      if (at + 1 >= c.end) return 'cut-short';
      const target = pointerAt(c.bytes, at);
      if (after < 0) after = at + 2;
      if (target >= lowest || ++jumps > MAX_JUMPS) return 'bad-length';
      lowest = at = target;
      continue;
    }
    if ((size & POINTER) !== 0) return 'bad-length';
    octets += size + 1;
    if (octets > LONGEST_NAME) return 'bad-length';
    if (at + 1 + size > c.end) return 'cut-short';
    labels.push(at);
    at += size + 1;
  }
  c.skip((after < 0 ? at + 1 : after) - start);
  const name = new DnsName(labels, Math.max(0, octets - 1));
  soFar?.add(start, name);
  return name;
}

/** The name that a pointer at the cursor leads to, where it was read before. */
function knownName(c: Cursor, soFar: NamesSoFar): DnsName | null {
  if (c.left < 2 || ((c.bytes[c.at] ?? 0) & POINTER) !== POINTER) return null;
  const name = soFar.at(pointerAt(c.bytes, c.at));
  if (name) c.skip(2);
  return name;
}

function pointerAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) & 0x3f) << 8) | (bytes[at + 1] ?? 0);
}

/** The name as people write it, without the final dot, as octets: labels joined by dots, not escaped. */
export function nameBytes(bytes: Uint8Array, name: DnsName): Uint8Array {
  const text = new Uint8Array(name.length);
  writeName(bytes, name, text);
  return text;
}

/** The same into `text`, which has room for it. */
export function writeName(bytes: Uint8Array, { labels }: DnsName, text: Uint8Array): void {
  let at = 0;
  for (const label of labels) {
    if (at > 0) text[at++] = DOT;
    const end = label + (bytes[label] ?? 0);
    for (let i = label + 1; i <= end; i++) text[at++] = bytes[i] ?? 0;
  }
}

const DOT = 0x2e;
const texts = new TextCache();
const scratch = new Uint8Array(LONGEST_NAME);

/** Letters of ASCII are made small before the text is made: most names come often, and their text is remembered. */
function lowerText(bytes: Uint8Array, name: DnsName): string {
  const { length } = name;
  writeName(bytes, name, scratch);
  let isAscii = true;
  for (let i = 0; i < length; i++) {
    const octet = scratch[i] ?? 0;
    if (octet >= 0x41 && octet <= 0x5a) scratch[i] = octet | 0x20;
    else if (octet >= 0x80) isAscii = false;
  }
  return isAscii ? texts.of(scratch, 0, length) : decodeText(scratch, 0, length).toLowerCase();
}
