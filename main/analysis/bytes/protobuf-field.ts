import type { Span } from './cursor.ts';
import { isControl, isReadable } from './text.ts';

/** Wire types (protobuf.dev, "Encoding"). Groups (3, 4) have been out of use since before the format was published. */
export const WIRE = { varint: 0, eight: 1, stretch: 2, four: 5 } as const;

export interface ProtobufField {
  readonly number: number;
  readonly wire: number;
  readonly value: Span;
  readonly next: number;
}

/** The highest number that a schema may give is 2^29 - 1; those of real messages have few digits, and each bit less halves
 *  what chance can do. Extensions reach some ten thousand. */
const MOST_NUMBER = 65_535;
/** A 64-bit varint. */
const LONGEST_VARINT = 10;
/** A varint that is a tag or a length: 32 bits. */
const LONGEST_SMALL = 5;

/** The field at `at`; null where there is none, or it does not end before `end`. */
export function protobufField(bytes: Uint8Array, at: number, end: number): ProtobufField | null {
  const tagSize = varintSize(bytes, at, end, LONGEST_SMALL);
  if (tagSize === 0) return null;
  const tag = small(bytes, at, tagSize);
  const number = Math.floor(tag / 8);
  const wire = tag % 8;
  if (number === 0 || number > MOST_NUMBER) return null;
  let from = at + tagSize;
  let length = 0;
  if (wire === WIRE.varint) length = varintSize(bytes, from, end, LONGEST_VARINT);
  else if (wire === WIRE.eight) length = 8;
  else if (wire === WIRE.four) length = 4;
  else if (wire === WIRE.stretch) {
    const size = varintSize(bytes, from, end, LONGEST_SMALL);
    if (size === 0) return null;
    length = small(bytes, from, size);
    from += size;
  } else return null;
  if ((wire !== WIRE.stretch && length === 0) || length > end - from) return null;
  return { number, wire, value: { at: from, length }, next: from + length };
}

/** Are these octets fields from first to last? Empty ones are not. */
export function isMessage(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const field = protobufField(bytes, at, end);
    if (!field) return false;
    at = field.next;
  }
  return start < end;
}

/** Octets of the varint at `at`; 0 where it does not end, or is longer than it need be, as no writer makes it. */
function varintSize(bytes: Uint8Array, at: number, end: number, most: number): number {
  for (let i = 0; i < most && at + i < end; i++) {
    const octet = bytes[at + i] ?? 0;
    if (octet < 0x80) return octet === 0 && i > 0 ? 0 : i + 1;
  }
  return 0;
}

function small(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 128 + ((bytes[at + i] ?? 0) & 0x7f);
  return value;
}

/** Octets of readable text that an undeclared message must hold. */
const ENOUGH = 10;
/** Messages in messages. */
const MAX_DEPTH = 16;

/** A message from first to last with a readable text in it, or in a message inside it: of 18 million random stretches of 16
 *  to 256 octets none was one. Text is no message, however often its letters can be read as tags and lengths. */
export function isTextMessage(bytes: Uint8Array, start: number, end: number): boolean {
  return isMessage(bytes, start, end) && !isWritten(bytes, start, end) && hasText(bytes, start, end, 0);
}

/** Does all behind the first tag of several read as text, or the tags and lengths of more than half of the fields? */
function isWritten(bytes: Uint8Array, start: number, end: number): boolean {
  let fields = 0;
  let written = 0;
  for (let at = start; at < end; fields++) {
    const field = protobufField(bytes, at, end);
    if (!field) break;
    const head = field.wire === WIRE.stretch ? field.value.at : field.next;
    let isText = true;
    for (let i = at; i < head; i++) {
      const octet = bytes[i] ?? 0;
      if (isControl(octet) || octet >= 0x80) isText = false;
    }
    if (isText) written++;
    at = field.next;
  }
  return 2 * written > fields || (fields > 1 && isReadable(bytes, start + 1, end - start - 1));
}

function hasText(bytes: Uint8Array, start: number, end: number, depth: number): boolean {
  for (let at = start; at < end;) {
    const field = protobufField(bytes, at, end);
    if (!field) return false;
    if (field.wire === WIRE.stretch) {
      const { at: from, length } = field.value;
      if (isReadable(bytes, from, length)) {
        if (length >= ENOUGH) return true;
      } else if (
        depth < MAX_DEPTH &&
        isMessage(bytes, from, from + length) &&
        hasText(bytes, from, from + length, depth + 1)
      )
        return true;
    }
    at = field.next;
  }
  return false;
}
