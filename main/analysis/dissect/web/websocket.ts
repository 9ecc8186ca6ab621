import type { Decoded, FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import type { Session } from '../dissector.ts';
import { RecordStream, type RecordReader, type Step } from '../per-record.ts';
import { speakAs } from '../speak-as.ts';
import { StreamBuffer } from '../stream-buffer.ts';
import { MessageInflater, type DeflateTerms } from './websocket-deflate.ts';
import { keyOf, LONGEST_HEADER, OPCODE, unmasked, webSocketFrame } from './websocket-frame.ts';
import type { MaskedPart, WebSocketFrame } from './websocket-frame.ts';

/** Octets of one message that detectors see, as of an HTTP body; the rest is told as `too-long`. */
const MOST_SHOWN = 1024 * 1024;
/** A message in more frames than this has no more of them shown: each costs us more than its octet. */
const MOST_PARTS = 4_096;
/** A close frame's code, RFC 6455 section 5.5.1. */
const CLOSE_CODE = 2;

const UNCLAIMED = { unclaimed: true } as const;

/** What follows HTTP's `Upgrade: websocket` (RFC 6455), packed by RFC 7692 where both sides agreed on it (`terms`).
 *  @param client the direction of the side that asked; null where that was not seen */
export function openWebSocket(
  flow: Flow,
  sink: FieldSink,
  client: Direction | null,
  terms: DeflateTerms | null,
): Session {
  const read = (): RecordReader => new WebSocketReader(sink, client, terms);
  return speakAs('websocket', flow, new RecordStream({ mostWaiting: LONGEST_HEADER + MOST_SHOWN, read }, flow, sink));
}

interface Message {
  readonly opcode: number;
  readonly isPacked: boolean;
  readonly parts: MaskedPart[];
  /** Why it is not all there; null: it is. */
  problem: Problem | null;
}

interface Half {
  /** The message that goes on in the next frames, whose octets wait in `kept`. */
  message: Message | null;
  readonly kept: StreamBuffer;
  readonly inflater: MessageInflater;
  /** Octets of a frame that are passed over. */
  skip: number;
}

class WebSocketReader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #client: Direction | null;
  readonly #isPacking: boolean;
  readonly #halves: Readonly<Record<Direction, Half>>;

  constructor(sink: FieldSink, client: Direction | null, terms: DeflateTerms | null) {
    this.#sink = sink;
    this.#client = client;
    this.#isPacking = terms !== null;
    const half = (direction: Direction): Half => ({
      message: null,
      kept: new StreamBuffer(),
      inflater: new MessageInflater(
        (direction === client ? terms?.clientStartsAnew : terms?.serverStartsAnew) ?? false,
      ),
      skip: 0,
    });
    this.#halves = { out: half('out'), in: half('in') };
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const half = this.#halves[direction];
    if (half.skip > 0) return this.#skip(half, Math.min(half.skip, end - at));
    const frame = webSocketFrame(bytes, at, end);
    if (frame === null) {
      this.#forget(half, direction);
      return 'lost';
    }
    if (typeof frame === 'number') return -frame;
    const shown = Math.min(frame.length, MOST_SHOWN);
    const size = frame.header + shown;
    if (end - at < size) return -size;
    const cut = shown < frame.length ? 'too-long' : null;
    this.#frame(half, direction, frame, bytes, at + frame.header, shown, origin, cut);
    half.skip = frame.length - shown;
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const half = this.#halves[direction];
    const frame = webSocketFrame(bytes, at, end);
    const isFrame = frame !== null && typeof frame !== 'number';
    const shown = isFrame ? Math.min(frame.length, end - at - frame.header) : 0;
    if (isFrame) {
      this.#frame(half, direction, frame, bytes, at + frame.header, shown, origin, problem);
      half.skip = frame.length - shown;
    } else {
      this.#sink.count('unknown', end - at);
      this.#sink.begin(bytes, origin, direction);
      this.#sink.problem(problem, { at, length: end - at });
    }
    this.#forget(half, direction);
  }

  onGap(direction: Direction, length: number): boolean {
    const half = this.#halves[direction];
    this.#forget(half, direction);
    const isInside = half.skip >= length;
    half.skip = isInside ? half.skip - length : 0;
    return isInside;
  }

  /** A segment that is one frame or several, the first of them masked as its sender must. */
  resumes(direction: Direction, segment: Uint8Array): boolean {
    const frame = webSocketFrame(segment, 0, segment.length);
    if (frame === null || typeof frame === 'number') return false;
    const isAsSent = this.#client === null || frame.isMasked === (direction === this.#client);
    if (!isAsSent || (frame.isPacked && !this.#isPacking)) return false;
    const next = frame.header + frame.length;
    return next >= segment.length ? next === segment.length : webSocketFrame(segment, next, segment.length) !== null;
  }

  onEnd(): void {
    for (const direction of ['out', 'in'] as const) this.#forget(this.#halves[direction], direction);
  }

  /** Nothing can be added to what waits, and nothing after it may refer back. */
  #forget(half: Half, direction: Direction): void {
    if (half.message) this.#endMessage(half, direction, half.message, 'cut-short');
    half.inflater.forget();
  }

  #frame(
    half: Half,
    direction: Direction,
    frame: WebSocketFrame,
    bytes: Uint8Array,
    at: number,
    shown: number,
    origin: Origin,
    cut: Problem | null,
  ): void {
    this.#sink.count('readable', frame.header);
    const part: MaskedPart = { at, length: shown, key: keyOf(frame, bytes, at) };
    const { opcode } = frame;
    if (opcode >= OPCODE.close) {
      this.#sink.begin(bytes, origin, direction);
      this.#control(opcode, bytes, part);
      if (cut) this.#sink.problem(cut, part);
      this.#sink.count('readable', shown);
      return;
    }
    if (opcode !== OPCODE.continuation && half.message) this.#endMessage(half, direction, half.message, 'cut-short');
    if (opcode !== OPCODE.continuation && frame.isLast) {
      const message = { opcode, isPacked: frame.isPacked, parts: [part], problem: cut };
      this.#sink.begin(bytes, origin, direction);
      this.#show(half, message, bytes, at, shown);
      return;
    }
    // The rest of a message whose beginning was not seen is shown by itself.
    half.message ??= { opcode, isPacked: frame.isPacked, parts: [], problem: null };
    this.#keep(half, half.message, bytes, part, origin);
    half.message.problem ??= cut;
    if (frame.isLast) this.#endMessage(half, direction, half.message, null);
  }

  #keep(half: Half, message: Message, bytes: Uint8Array, part: MaskedPart, origin: Origin): void {
    const { kept } = half;
    const room = message.problem !== null || message.parts.length >= MOST_PARTS ? 0 : MOST_SHOWN - kept.length;
    const length = Math.min(room, part.length);
    if (length < part.length) {
      message.problem ??= 'too-long';
      this.#sink.count(kindOf(message), part.length - length);
    }
    if (length === 0) return;
    message.parts.push({ at: kept.length, length, key: part.key });
    kept.append(bytes, part.at, part.at + length, origin);
  }

  #endMessage(half: Half, direction: Direction, message: Message, problem: Problem | null): void {
    const { kept } = half;
    half.message = null;
    message.problem ??= problem;
    this.#sink.begin(kept.bytes, kept.origin, direction);
    this.#show(half, message, kept.bytes, 0, kept.length);
    kept.drop(kept.length);
  }

  #control(opcode: number, bytes: Uint8Array, part: MaskedPart): void {
    const isClose = opcode === OPCODE.close;
    const from = isClose ? CLOSE_CODE : 0;
    if (part.length <= from) return;
    const name = isClose ? 'close' : opcode === OPCODE.ping ? 'ping' : 'pong';
    const decoded = maskedAway(bytes, part.at, part.length, [part]);
    const place = { at: part.at + from, length: part.length - from };
    this.#sink.field(name, null, place, {
      ...UNCLAIMED,
      ...(decoded && { decoded: { ...decoded, at: from, length: place.length } }),
    });
  }

  /** Tells a message, or what there is of it, and counts it. The sink has begun with `bytes`. */
  #show(half: Half, message: Message, bytes: Uint8Array, at: number, length: number): void {
    const place = { at, length };
    const plain = maskedAway(bytes, at, length, message.parts);
    const name = message.opcode === OPCODE.text ? 'text' : message.opcode === OPCODE.binary ? 'binary' : 'rest';
    let why = message.problem;
    let isRead = true;
    if (!message.isPacked) this.#sink.field(name, null, place, { ...UNCLAIMED, ...(plain && { decoded: plain }) });
    else {
      const packed = plain ? plain.bytes : bytes.subarray(at, at + length);
      const { bytes: out, state } = half.inflater.read(packed);
      if (why) half.inflater.forget();
      isRead = out.length > 0 || state === 'whole';
      const size = Math.min(out.length, MOST_SHOWN);
      if (size < out.length || state === 'bound') why ??= 'too-long';
      if (state === 'broken') why ??= 'cut-short';
      const chain = [...(plain?.chain ?? []), 'deflate'];
      const decoded = { chain, bytes: out, at: 0, length: size, locate: () => place };
      if (out.length > 0) this.#sink.field(name, null, place, { ...UNCLAIMED, decoded });
      else this.#sink.field('packed', null, place, { ...UNCLAIMED, ...(plain && { decoded: plain }) });
    }
    if (why) this.#sink.problem(why, place);
    this.#sink.count(isRead ? kindOf(message) : 'unknown', length);
  }

  #skip(half: Half, octets: number): number {
    half.skip -= octets;
    this.#sink.count('unknown', octets); // nobody looked at them
    return octets;
  }
}

/** Text can be read by anyone. What a binary message is, nobody says: some tools send encrypted octets in them. */
function kindOf({ opcode }: Message): 'readable' | 'unknown' {
  return opcode === OPCODE.text ? 'readable' : 'unknown';
}

/** What masks hide, each octet at its own place; null where nothing is masked. */
function maskedAway(bytes: Uint8Array, at: number, length: number, parts: readonly MaskedPart[]): Decoded | null {
  if (!parts.some(({ key }) => key)) return null;
  const locate: Decoded['locate'] = (part) => ({ at: at + part.at, length: part.length });
  return { chain: ['websocket-mask'], bytes: unmasked(bytes, at, length, parts), at: 0, length, locate };
}
