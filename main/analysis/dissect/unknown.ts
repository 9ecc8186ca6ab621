import type { Span } from '../bytes/cursor.ts';
import { packedBehindHeader, type PackedKind } from '../bytes/packed-mark.ts';
import { findParts, type PartKind, type PartListener } from '../bytes/parts.ts';
import { nextRun } from '../bytes/printable-runs.ts';
import { messagesIn } from '../bytes/protobuf-frames.ts';
import { decodeText } from '../bytes/text.ts';
import { nextWideText } from '../bytes/wide-text.ts';
import type { FieldSink } from '../model/field.ts';
import type { Direction } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import type { Dissector, Session } from './dissector.ts';
import { StreamBuffer } from './stream-buffer.ts';

/** Octets of a stream that are shown again in front of the next piece, so that a value cut by a segment's end is still
 *  found. The longest own value that a tester would type in is shorter. */
export const SEAM = 256;
/** A text or a document over several segments is held back up to here, then told in parts. */
const LONGEST_HELD = 64 * 1024;
/** A sender that has more to say fills its segments (RFC 9293 section 3.7.1: 536 octets at least). */
const FULL_SEGMENT = 536;

/** Bytes that no dissector claims: the fallback for both transports. Emits `bytes` (all of them, unclaimed: own values
 *  are searched at any offset), `text` (each printable run of 6 or more, named where the string before it names it) and the
 *  documents, maps and packed octets that stand among them (`bytes/parts.ts`), for unwrappers to open. Where nothing could
 *  be found in octets, they are counted and not emitted.
 *
 *  Streams: each piece is shown as one `bytes` field with the last 256 octets before it in front. `repeated` says how
 *  many those are: a search reports only what ends behind them, so nothing is missed at the seam and nothing is counted
 *  twice. A text that reaches a piece's end is held back until it is known where it ends, and told once. A gap ends both:
 *  nothing is joined over missing octets; and so does an answer to a segment that was not full. */
export const unknown: Dissector = {
  name: 'unknown',
  transport: 'both',
  begins: new Set(),
  recognise: () => 0,
  open: (flow, sink) => (flow.transport === 'tcp' ? new UnknownStream(sink) : new UnknownDatagrams(sink)),
};

/** What gzip, zlib and zstd begin with. */
const PACKED: ReadonlySet<number> = new Set([0x1f, 0x78, 0x28]);
const UNCLAIMED = { unclaimed: true } as const;

class UnknownDatagrams implements Session {
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (bytes.length === 0) return;
    this.#sink.begin(bytes, origin, direction);
    tellUnknown(this.#sink, bytes, 0, bytes.length);
  }

  onGap(): void {}

  onEnd(): void {}
}

/** Tells `bytes[at..end)` of the message that the sink stands at, whole, and counts them. */
export function tellUnknown(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const length = end - at;
  sink.count('unknown', length);
  sink.message({ type: 'unknown', length });
  const isReadable = mayRead(bytes, at, end);
  const packed = packedBehindHeader(bytes, at, end);
  if (!isReadable && packed === null && !isSearched(sink, bytes, at, end)) return;
  sink.field('bytes', null, { at, length }, UNCLAIMED);
  if (packed) tellPacked(sink, packed.kind, packed.at, end);
  if (!isReadable) return;
  if (!tellMessages(sink, bytes, at, end)) findParts(bytes, at, end, true, new Teller(sink));
}

/** Is there a run of text, of one octet a letter or of two? */
function mayRead(bytes: Uint8Array, at: number, end: number): boolean {
  return nextRun(bytes, at, end) < end || nextWideText(bytes, at, end) !== null;
}

function tellPacked(sink: FieldSink, kind: PackedKind, at: number, end: number): void {
  sink.field('packed', null, { at, length: end - at }, { encodings: [kind] });
}

/** Tells the messages of Protocol Buffers that the octets consist of. False: of none. */
function tellMessages(sink: FieldSink, bytes: Uint8Array, at: number, end: number): boolean {
  const messages = messagesIn(bytes, at, end);
  for (const place of messages) sink.field('message', null, place, PROTOBUF);
  return messages.length > 0;
}

const PROTOBUF = { encodings: ['protobuf'] } as const;

/** Gives what was found among unknown octets to the sink. */
class Teller implements PartListener {
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  text(bytes: Uint8Array, at: number, length: number, key: Span | null): void {
    this.#sink.field('text', key && decodeText(bytes, key.at, key.length), { at, length });
  }

  part(kind: PartKind, _: Uint8Array, at: number, length: number): void {
    this.#sink.field('text', null, { at, length }, { encodings: [kind] });
  }

  more(at: number, length: number): void {
    this.#sink.problem('too-long', { at, length });
  }
}

/** Could anything be found where there is no run of text? Octets that are not packed hold nothing then that any rule but the
 *  search for own values could find: they are most of all octets in calls. */
function isSearched(sink: FieldSink, bytes: Uint8Array, at: number, end: number): boolean {
  return PACKED.has(bytes[at] ?? 0) || sink.mayHoldOwn(bytes, at, end - at);
}

function isWorthTelling(sink: FieldSink, bytes: Uint8Array, length: number): boolean {
  return mayRead(bytes, 0, length) || isSearched(sink, bytes, 0, length);
}

interface Half {
  readonly seam: StreamBuffer;
  /** What may go on in the next segment. */
  readonly held: StreamBuffer;
  /** Nothing of what came in one stretch was told yet. */
  isFresh: boolean;
  /** Octets that were held when they were last looked at. */
  looked: number;
  /** Octets of the latest segment. */
  latest: number;
}

function newHalf(): Half {
  return { seam: new StreamBuffer(), held: new StreamBuffer(), isFresh: true, looked: 0, latest: 0 };
}

class UnknownStream implements Session {
  readonly #sink: FieldSink;
  readonly #halves: Readonly<Record<Direction, Half>> = { out: newHalf(), in: newHalf() };

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (bytes.length === 0) return;
    const other = direction === 'out' ? 'in' : 'out';
    if (this.#halves[other].latest < FULL_SEGMENT) this.#endHeld(other);
    this.#bytes(direction, bytes, origin);
    this.#parts(direction, bytes, origin);
  }

  onGap(direction: Direction): void {
    this.#endHeld(direction);
    const half = this.#halves[direction];
    half.isFresh = true;
    half.seam.drop(half.seam.length);
  }

  onEnd(): void {
    this.onGap('out');
    this.onGap('in');
  }

  #bytes(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const sink = this.#sink;
    const half = this.#halves[direction];
    const { isFresh, seam } = half;
    half.isFresh = false;
    sink.begin(bytes, origin, direction);
    sink.count('unknown', bytes.length);
    sink.message({ type: 'unknown', length: bytes.length });
    if (isFresh) {
      const whole = { at: 0, length: bytes.length };
      if (isWorthTelling(sink, bytes, bytes.length)) sink.field('bytes', null, whole, UNCLAIMED);
      const packed = packedBehindHeader(bytes, 0, bytes.length);
      if (packed) tellPacked(sink, packed.kind, packed.at, bytes.length);
      if (sink.seeks) seam.append(bytes, Math.max(0, bytes.length - SEAM), bytes.length, origin);
    } else if (sink.seeks) this.#overSeam(direction, seam, bytes, origin);
    // Only a search reads over a seam: what is packed is told by its beginning, and text comes below.
  }

  #overSeam(direction: Direction, seam: StreamBuffer, bytes: Uint8Array, origin: Origin): void {
    const sink = this.#sink;
    const repeated = seam.length;
    seam.append(bytes, 0, bytes.length, origin);
    if (isWorthTelling(sink, seam.bytes, seam.length)) {
      sink.begin(seam.bytes, seam.origin, direction);
      sink.field('bytes', null, { at: 0, length: seam.length }, { unclaimed: true, repeated });
    }
    seam.drop(seam.length - SEAM);
  }

  #parts(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const half = this.#halves[direction];
    const { held } = half;
    half.latest = bytes.length;
    if (held.length > 0) {
      held.append(bytes, 0, bytes.length, origin);
      // Looked at again when there is twice as much: a long document in small segments must not be read for each of them.
      if (held.length < 2 * half.looked && held.length <= LONGEST_HELD) return;
      this.#sink.begin(held.bytes, held.origin, direction);
      held.drop(findParts(held.bytes, 0, held.length, held.length > LONGEST_HELD, new Teller(this.#sink)));
    } else {
      this.#sink.begin(bytes, origin, direction);
      // A talk's messages mostly come one or several to a segment.
      if (tellMessages(this.#sink, bytes, 0, bytes.length)) return;
      held.append(bytes, findParts(bytes, 0, bytes.length, false, new Teller(this.#sink)), bytes.length, origin);
    }
    half.looked = held.length;
  }

  #endHeld(direction: Direction): void {
    const { held } = this.#halves[direction];
    if (held.length === 0) return;
    this.#sink.begin(held.bytes, held.origin, direction);
    findParts(held.bytes, 0, held.length, true, new Teller(this.#sink));
    held.drop(held.length);
  }
}
