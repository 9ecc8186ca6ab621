import type { FieldOptions, FieldSink } from '../model/field.ts';
import type { Direction, Flow, Transport } from '../model/flow.ts';
import type { Message, Problem } from '../model/message.ts';
import { frozenFrame } from '../model/origins.ts';
import type { Origin, Where } from '../model/where.ts';
import type { Span } from '../bytes/cursor.ts';
import type { Session } from './dissector.ts';

export interface SeenField {
  readonly path: string;
  readonly key: string | null;
  readonly text: string;
  readonly direction: Direction;
  readonly where: Where[];
  readonly options: FieldOptions;
}

/** A sink that writes down all it is told, and throws where a dissector breaks the contract: a span outside its bytes, a
 *  field before `begin`. */
export class RecordingSink implements FieldSink {
  readonly fields: SeenField[] = [];
  readonly messages: Message[] = [];
  readonly problems: Problem[] = [];
  readonly counts = { readable: 0, opaque: 0, unknown: 0 };
  readonly #flow: Flow;
  #begun: { bytes: Uint8Array; origin: Origin; direction: Direction } | null = null;

  constructor(flow: Flow) {
    this.#flow = flow;
  }
  begin(bytes: Uint8Array, origin: Origin, direction: Direction): void {
    this.#begun = { bytes, origin, direction };
  }
  field(path: string, key: string | null, span: Span, options: FieldOptions = {}): void {
    const begun = this.#inside(span);
    const told = decodedOf(span, options) ?? { ...span, bytes: begun.bytes };
    const text = Buffer.from(told.bytes.subarray(told.at, told.at + told.length)).toString('latin1');
    const where = begun.origin.where(span.at, span.length);
    const length = where.reduce((sum, one) => sum + one.length, 0);
    if (length !== span.length) throw new Error(`${path}: ${span.length} octets, but ${length} on the wire`);
    this.fields.push({ path: `${this.#flow.protocol}.${path}`, key, text, direction: begun.direction, where, options });
  }
  message(message: Message): void {
    if (!this.#begun) throw new Error('message before begin');
    this.messages.push(message);
  }
  count(kind: 'readable' | 'opaque' | 'unknown', octets: number): void {
    if (!Number.isInteger(octets) || octets < 0) throw new Error(`counted ${octets} octets`);
    this.counts[kind] += octets;
  }
  seeks = true;
  mayHoldOwn(_bytes: Uint8Array, _at: number, _length: number): boolean {
    return this.seeks;
  }
  seal(): void {}
  problem(problem: Problem, span: Span): void {
    this.#inside(span);
    this.problems.push(problem);
  }
  get counted(): number {
    return this.counts.readable + this.counts.opaque + this.counts.unknown;
  }
  /** See `tellName`. */
  get namesTold(): readonly string[] {
    return this.#flow.names.others ?? [];
  }
  /** The texts of all fields with this path. */
  texts(path: string): string[] {
    return this.fields.filter((one) => one.path === path).map((one) => one.text);
  }
  #inside(span: Span): { bytes: Uint8Array; origin: Origin; direction: Direction } {
    if (!this.#begun) throw new Error('told before begin');
    const { length } = this.#begun.bytes;
    if (span.at < 0 || span.length < 0 || span.at + span.length > length) {
      throw new Error(`span ${span.at}+${span.length} outside ${length} octets`);
    }
    return this.#begun;
  }
}

/** Throws where a decoded field's place lies outside its span. */
function decodedOf(span: Span, { decoded }: FieldOptions): FieldOptions['decoded'] {
  if (!decoded) return undefined;
  const { bytes, at, length } = decoded;
  if (at < 0 || length < 0 || at + length > bytes.length) throw new Error('decoded octets outside their bytes');
  for (let i = 0; i <= Math.min(length, 300); i++) {
    const place = decoded.locate(i === 0 ? { at, length } : { at: at + i - 1, length: 1 });
    if (place.length < 0 || place.at < span.at || place.at + place.length > span.at + span.length)
      throw new Error(`decoded from ${place.at}+${place.length}, outside ${span.at}+${span.length}`);
  }
  return decoded;
}

/** A flow between documentation addresses (RFC 5737). */
export function flowFixture(transport: Transport, protocol: string, serverPort = 4000): Flow {
  return {
    id: 1,
    transport,
    client: { ip: '192.0.2.1', port: 50000 },
    server: { ip: '198.51.100.1', port: serverPort },
    protocol,
    packetsOut: 0,
    packetsIn: 0,
    bytesOut: 0,
    bytesIn: 0,
    readableBytes: 0,
    opaqueBytes: 0,
    unknownBytes: 0,
    sealedOut: false,
    sealedIn: false,
    lostBytes: 0,
    firstFrame: 1,
    firstTime: null,
    lastTime: null,
    minRoundTripMicros: null,
    firstAnswerMicros: null,
    matchedMicros: null,
    sawStart: false,
    names: { sni: null, httpHost: null, dns: null },
    tls: null,
    process: null,
  };
}

/** One piece of payload: its direction and octets. A number: a gap of that many. */
export type Piece = readonly [Direction, Uint8Array | string | number];

/** Offset of the payload in each of `feed`'s frames. */
export const PAYLOAD_AT = 54;

/** Feeds pieces, one frame each from 1 on, and ends. Each call gets its own copy, overwritten after it: whoever keeps the
 *  view reads rubbish. */
export function feed(session: Session, pieces: readonly Piece[]): void {
  pieces.forEach(([direction, piece], i) => {
    if (typeof piece === 'number') {
      session.onGap(direction, piece);
      return;
    }
    const bytes = octets(piece);
    session.onData(direction, bytes, frozenFrame(i + 1, PAYLOAD_AT, { seconds: i + 1, nanos: 0 }));
    bytes.fill(0xee);
  });
  session.onEnd();
}

export function octets(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Uint8Array.from(Buffer.from(text, 'latin1')) : Uint8Array.from(text);
}

/** Cuts one direction's octets into pieces of `size`. */
export function cut(direction: Direction, bytes: Uint8Array | string, size: number): Piece[] {
  const whole = octets(bytes);
  const pieces: Piece[] = [];
  for (let at = 0; at < whole.length; at += size) pieces.push([direction, whole.subarray(at, at + size)]);
  return pieces;
}

export function totalOctets(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, [, piece]) => sum + (typeof piece === 'number' ? 0 : piece.length), 0);
}
