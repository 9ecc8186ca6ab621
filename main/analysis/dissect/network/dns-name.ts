import type { Cursor, Span } from '../../bytes/cursor.ts';

/** RFC 1035 section 2.3.4: a name is at most 255 octets, so at most 127 labels. */
const MAX_NAME = 255;
/** Compression pointers followed for one name. Each must point before the last, so this only cuts hostile chains short;
 *  real messages chain a handful (RFC 1035 section 4.1.4). */
const MAX_JUMPS = 32;

const POINTER = 0xc0; // section 4.1.4: two one bits

/** A name by the places of its labels in the message, in order. No copy: `nameText` and `NameBytes` make one. */
export interface DnsName {
  readonly labels: readonly Span[];
}

export type NameProblem = 'cut-short' | 'bad-length';

/** Reads a name at the cursor and leaves the cursor behind it. Null: the name is cut short, loops, or is too long. */
export function readName(c: Cursor): DnsName | NameProblem {
  const labels: Span[] = [];
  let at = c.at;
  let lowest = c.at; // pointers must go back: RFC 1035 "a prior occurrence"
  let octets = 0;
  let jumps = 0;
  let after = -1;
  for (;;) {
    const size = c.bytes[at];
    if (size === undefined || at >= c.end) return 'cut-short';
    if (size === 0) break;
    if ((size & POINTER) === POINTER) {
      if (at + 1 >= c.end) return 'cut-short';
      const target = ((size & 0x3f) << 8) | (c.bytes[at + 1] ?? 0);
      if (after < 0) after = at + 2;
      if (target >= lowest || ++jumps > MAX_JUMPS) return 'bad-length';
      lowest = at = target;
      continue;
    }
    if ((size & POINTER) !== 0) return 'bad-length';
    octets += size + 1;
    if (octets > MAX_NAME) return 'bad-length';
    if (at + 1 + size > c.end) return 'cut-short';
    labels.push({ at: at + 1, length: size });
    at += size + 1;
  }
  c.skip((after < 0 ? at + 1 : after) - c.at);
  return { labels };
}

/** The name as people write it, without the final dot, as octets: labels joined by dots, not escaped. */
export function nameBytes(bytes: Uint8Array, name: DnsName): Uint8Array {
  const size = name.labels.reduce((sum, label) => sum + label.length + 1, -1);
  const text = new Uint8Array(Math.max(0, size));
  let at = 0;
  for (const label of name.labels) {
    if (at > 0) text[at++] = 0x2e;
    text.set(bytes.subarray(label.at, label.at + label.length), at);
    at += label.length;
  }
  return text;
}
