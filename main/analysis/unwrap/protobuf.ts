import { isMessage, isTextMessage, protobufField, WIRE, type ProtobufField } from '../bytes/protobuf-field.ts';
import { CONTROL, HIGH } from '../bytes/signs.ts';
import { encodeUtf8, isReadable } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { asIs, isGzip } from './gzip.ts';
import { names, same } from './pairs.ts';
import { isPlainName } from '../bytes/string-chain.ts';
import type { Emit, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** Messages in messages. */
const MAX_DEPTH = 16;
/** Fields of one message with all that is in it. */
const MOST_FIELDS = 20_000;
/** Fewer octets say too little. */
const FEWEST = 16;
/** A smaller number (of at most two octets) is nobody's. */
const SHORTEST_NUMBER = 3;
/** Of a name in an entry of a map. */
const FEWEST_LETTERS = 2;

/** Protocol Buffers (protobuf.dev, "Encoding"). The octets have numbers for names, and do not say whether a stretch is a
 *  text, octets or a message: readable text is text, else what is a message from first to last is one. Fields are
 *  `protobuf.1.3`, without a key; numbers are told in decimal digits, as varints are no octets anyone would search for.
 *  Only an entry of a map ("Maps": field 1 is the name, field 2 the value, and there is nothing else) names its value.
 *
 *  Declared, or guessed where all octets are one strict message with a readable text of 10 octets or more in it: of 18
 *  million random stretches of 16 to 256 octets none was taken for it. */
export const protobuf: Unwrapper = {
  name: 'protobuf',
  needs: { least: FEWEST, some: CONTROL | HIGH },
  recognise({ bytes, at, length, path }) {
    if (length < FEWEST || path === 'unknown.bytes' || isReadable(bytes, at, length)) return 0;
    return isTextMessage(bytes, at, at + length) ? 0.6 : 0;
  },
  open(field, emit, limits) {
    const { bytes, at, length, key, role } = field;
    if (isGzip(field)) {
      emit({ path: '', key, bytes, at, length, role, locate: same, encodings: ['gzip', 'protobuf'] });
      return true;
    }
    // Errors are often told as JSON or text under the type of the answer that failed.
    if (isReadable(bytes, at, length) && !isMessage(bytes, at, at + length)) return asIs(field, emit);
    const reader = new Reader(field, emit, limits);
    reader.read(field.at, field.at + field.length, 'protobuf', 0, null);
    return reader.emitted > 0;
  },
};

class Reader {
  emitted = 0;
  #fields = 0;
  readonly #bytes: Uint8Array;
  readonly #emit: Emit;
  readonly #limits: UnwrapLimits;

  constructor(field: Field, emit: Emit, limits: UnwrapLimits) {
    this.#bytes = field.bytes;
    this.#emit = emit;
    this.#limits = limits;
  }

  /** @param named what the message's values are called: by the entry of a map that it is the value of */
  read(start: number, end: number, path: string, depth: number, named: string | null): void {
    const entry = entryName(this.#bytes, start, end);
    let at = start;
    while (at < end) {
      if (this.#fields >= MOST_FIELDS) break;
      this.#fields++;
      const field = protobufField(this.#bytes, at, end);
      if (!field) break;
      const key = field.number === 1 && entry !== null ? null : (entry ?? named);
      this.#value(field, `${path}.${field.number}`, depth, key);
      at = field.next;
    }
    // What follows the first bad octet: own values and shapes are still looked for in it.
    if (at < end && this.emitted > 0) this.#say(path, null, at, end - at, 'name');
  }

  #value({ wire, value }: ProtobufField, path: string, depth: number, key: string | null): void {
    const { at, length } = value;
    if (wire === WIRE.varint) {
      if (length >= SHORTEST_NUMBER) this.#number(path, key, at, length);
    } else if (
      wire === WIRE.stretch &&
      depth < MAX_DEPTH &&
      !isReadable(this.#bytes, at, length) &&
      isMessage(this.#bytes, at, at + length)
    )
      this.read(at, at + length, path, depth + 1, isSingle(this.#bytes, at, at + length) ? key : null);
    else this.#say(path, key, at, length, 'value');
  }

  #number(path: string, key: string | null, at: number, length: number): void {
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = (value << 7n) | BigInt((this.#bytes[at + i] ?? 0) & 0x7f);
    const bytes = encodeUtf8(String(BigInt.asUintN(64, value)));
    if (bytes.length > this.#limits.octets) return;
    this.#limits.octets -= bytes.length;
    this.emitted++;
    this.#emit({ path, key, bytes, at: 0, length: bytes.length, role: 'value', locate: () => ({ at, length }) });
  }

  #say(path: string, key: string | null, at: number, length: number, role: 'name' | 'value'): void {
    if (length === 0) return;
    this.emitted++;
    this.#emit({ path, key, bytes: this.#bytes, at, length, role, locate: same });
  }
}

/** The name that an entry of a map gives its value; null where the message is none. */
function entryName(bytes: Uint8Array, start: number, end: number): string | null {
  const first = protobufField(bytes, start, end);
  if (first?.number !== 1 || first.wire !== WIRE.stretch || first.next >= end) return null;
  const { at, length } = first.value;
  if (!isPlainName(bytes, at, length, FEWEST_LETTERS)) return null;
  const second = protobufField(bytes, first.next, end);
  return second?.number === 2 && second.next === end ? names.of(bytes, at, length) : null;
}

/** One field and nothing else: a value of several kinds is written so (`oneof`). */
function isSingle(bytes: Uint8Array, start: number, end: number): boolean {
  return protobufField(bytes, start, end)?.next === end;
}
