import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u32le } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { tellUnknown } from '../unknown.ts';

/** Protocol, length in four octets (lowest first) of what follows, type. */
const HEADER = 6;
const EDONKEY = 0xe3;
/** eMule's own messages, and packed ones. */
const OTHERS: ReadonlySet<number> = new Set([0xc5, 0xd4]);
/** Logging in at a server, and greeting another user: both 1; the greeting says first how long its user hash is. */
const HELLO = 0x01;
const ANSWER = 0x4c;
const HASH = 16;
/** The greeting's number, port and count of tags behind the hash. */
const BEHIND_HASH = 10;
const NICKNAME = 0x01;
const TEXT = 0x02;
const NUMBER = 0x03;
/** Tags of one greeting; eMule sends about ten. */
const MOST_TAGS = 64;
const LONGEST_HELLO = 4_096;
/** A greeting that waits; all else is told in the pieces in which it comes. */
const MOST_WAITING = LONGEST_HELLO + 64 * 1024;

/** eDonkey2000 and eMule, file sharing: a user's hash and nickname. Facts: docs/protocols/edonkey.md. */
export const edonkey = perRecord({
  name: 'edonkey',
  begins: octetsOf('\xe3'),
  mostWaiting: MOST_WAITING,
  recognise: scoreEdonkey,
  read: (_flow, sink) => new EdonkeyReader(sink),
});

/** Either side begins with a greeting. */
function scoreEdonkey(first: Uint8Array): number {
  const hash = hashAt(first, 0);
  if (hash === 0 || first.length < hash + HASH + BEHIND_HASH) return 0;
  const length = u32le(first, 1);
  const tags = u32le(first, hash + HASH + BEHIND_HASH - 4);
  return length >= 1 + HASH + BEHIND_HASH && length <= LONGEST_HELLO && tags > 0 && tags <= MOST_TAGS ? 0.9 : 0;
}

/** Where the user's hash stands in the record at `at`; 0: it is no greeting. */
function hashAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== EDONKEY) return 0;
  const type = bytes[at + HEADER - 1];
  if (type === ANSWER) return at + HEADER;
  if (type !== HELLO) return 0;
  return at + HEADER + (bytes[at + HEADER] === HASH ? 1 : 0);
}

class EdonkeyReader implements RecordReader {
  readonly #sink: FieldSink;
  /** Octets of a message that are still to come. */
  readonly #rest: Record<Direction, number> = { out: 0, in: 0 };

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const rest = this.#rest[direction];
    if (rest > 0) return this.#piece(direction, bytes, at, Math.min(end, at + rest), origin);
    if (!isProtocol(bytes[at] ?? 0)) return 'lost';
    if (end - at < HEADER) return -HEADER;
    const length = HEADER - 1 + u32le(bytes, at + 1);
    if (length < HEADER) return 'lost';
    const isHello = hashAt(bytes, at) > 0 && length <= LONGEST_HELLO;
    if (isHello && end - at < length) return -length;
    if (isHello) {
      this.#sink.begin(bytes, origin, direction);
      this.#hello(bytes, at, at + length);
      return length;
    }
    this.#rest[direction] = length;
    return this.#piece(direction, bytes, at, Math.min(end, at + length), origin);
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#rest[direction] = 0;
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    if (end - at >= HEADER && hashAt(bytes, at) > 0) this.#hello(bytes, at, end);
    else tellUnknown(this.#sink, bytes, at, end);
  }

  onGap(direction: Direction, length: number): boolean {
    const left = this.#rest[direction] - length;
    this.#rest[direction] = Math.max(0, left);
    return left >= 0;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return scoreEdonkey(segment) > 0;
  }

  #piece(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): number {
    this.#rest[direction] -= end - at;
    this.#sink.begin(bytes, origin, direction);
    tellUnknown(this.#sink, bytes, at, end);
    return end - at;
  }

  #hello(bytes: Uint8Array, at: number, end: number): void {
    this.#sink.message({ type: 'chat-packet', kind: bytes[at + HEADER - 1] === ANSWER ? 'hello-answer' : 'hello' });
    this.#sink.count('readable', end - at);
    const c = new Cursor(bytes, hashAt(bytes, at), end);
    const hash = c.span(HASH);
    if (c.ok) this.#sink.field('user-hash', null, hash);
    c.skip(BEHIND_HASH - 4);
    const tags = Math.min(c.u32le(), MOST_TAGS);
    for (let n = 0; n < tags && c.ok && c.left > 0; n++) readTag(c, this.#sink);
  }
}

/** Kind, name behind its length, value. eMule's short form sets the kind's highest bit and has a name of one octet. */
function readTag(c: Cursor, sink: FieldSink): void {
  const kind = c.u8();
  const isShort = kind >= 0x80;
  const named: Span = c.span(isShort ? 1 : c.u16le());
  const isNickname = named.length === 1 && c.bytes[named.at] === NICKNAME;
  const plain = kind & 0x7f;
  if (plain === TEXT) {
    const value = c.span(c.u16le());
    if (c.ok && value.length > 0) sink.field(isNickname ? 'nickname' : 'tag', null, value);
  } else if (plain === NUMBER) c.skip(4);
  else c.ok = false; // kinds that no greeting was seen with
}

function isProtocol(octet: number): boolean {
  return octet === EDONKEY || OTHERS.has(octet);
}
