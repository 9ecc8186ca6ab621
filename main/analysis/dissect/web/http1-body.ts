import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import { indexOfOctet } from '../ascii.ts';
import type { BodyPlan } from './http1-body-plan.ts';
import { emitHeaders } from './http1-emit.ts';
import { parseHeaders } from './http1-head.ts';
import { StreamBuffer } from '../stream-buffer.ts';

/** Octets of one body that detectors see; the rest is counted and told as `too-long`. A form, a chat message, a contact
 *  list fit many times. */
export const MOST_SHOWN = 1024 * 1024;
/** A chunk's size line with its extensions, and a trailer line. RFC 9112 section 7.1. */
const MAX_LINE = 4096;

/** Encodings whose middle can be read without their beginning. */
const READABLE_CUT: ReadonlySet<string> = new Set(['form', 'json']);

const LF = 0x0a;
const AMPERSAND = 0x26;

/** Where no word, number, address or token goes on: controls, space, `"`, `&`, `,`, `;`, `<`, `>`, `{`, `}`. */
function isBorder(octet: number): boolean {
  return octet <= 0x20 || BORDERS.has(octet);
}
const BORDERS: ReadonlySet<number> = new Set([0x22, AMPERSAND, 0x2c, 0x3b, 0x3c, 0x3e, 0x7b, 0x7d]);

/** Follows one message's body octet by octet and gives the part that is shown to the sink as `body`, chunk framing taken
 *  out, every octet with its true place. Counts all it takes. */
export class Http1Body {
  done = false;
  readonly #plan: BodyPlan;
  readonly #sink: FieldSink;
  readonly #direction: Direction;
  readonly #kept = new StreamBuffer();
  #isTooLong = false;
  /** Behind missing octets, before the next border: what stands here began in the gap. */
  #isMidWord = false;
  #isBehindGap = false;
  /** Octets of data to come; Infinity: until the stream ends. Between chunks 0. */
  #left: number;
  /** Where in the chunk grammar the next octet stands. */
  #next: 'data' | 'size' | 'line-end' | 'trailer';

  constructor(plan: BodyPlan, sink: FieldSink, direction: Direction) {
    this.#plan = plan;
    this.#sink = sink;
    this.#direction = direction;
    this.#next = plan.framing === 'chunked' ? 'size' : 'data';
    this.#left = plan.framing === 'length' ? plan.length : plan.framing === 'chunked' ? 0 : Number.POSITIVE_INFINITY;
  }

  /** As `RecordReader.step`. */
  step(bytes: Uint8Array, at: number, end: number, origin: Origin): number | 'lost' {
    const took = this.#next === 'data' ? this.#data(bytes, at, end, origin) : this.#line(bytes, at, end, origin);
    if (took !== 'lost') this.#sink.count('readable', took);
    return took;
  }

  /** `length` octets are missing. True: they lie inside the data, whose end is still known. What follows is a
   *  field of its own, from the first border on: what began in the gap is cut and would say another thing. */
  gap(length: number): boolean {
    if (this.#next !== 'data' || this.#left < length) return false;
    this.end('cut-short');
    this.#isMidWord = true;
    if (!this.#plan.encodings.every((name) => READABLE_CUT.has(name))) this.#isTooLong = true;
    this.#left -= length;
    if (this.#left === 0) this.#endOfData();
    return true;
  }

  /** Octets kept until they can be shown. */
  get held(): number {
    return this.#kept.length;
  }

  /** Shows what is kept and keeps no more: others need the room. */
  stop(): void {
    this.#isTooLong = true;
    this.end('too-long');
  }

  /** The body is whole, or nothing follows. */
  end(problem: Problem | null): void {
    const { bytes, length, origin } = this.#kept;
    if (length > 0) {
      this.#sink.begin(bytes, origin, this.#direction);
      this.#show(0, length);
      if (problem) this.#sink.problem(problem, { at: 0, length });
    }
    this.#kept.drop(length);
  }

  /** True where the stream's end is the body's own end. */
  get endsWithStream(): boolean {
    return this.#left === Number.POSITIVE_INFINITY;
  }

  #data(bytes: Uint8Array, at: number, end: number, origin: Origin): number {
    const count = Math.min(this.#left, end - at);
    this.#left -= count;
    const isWhole = this.#plan.framing === 'length' && count === this.#plan.length && count <= MOST_SHOWN;
    if (this.#plan.shown && isWhole) {
      this.#sink.begin(bytes, origin, this.#direction);
      this.#show(at, count);
    } else if (this.#plan.shown) this.#keep(bytes, at, at + count, origin);
    if (this.#left === 0) this.#endOfData();
    return count;
  }

  #keep(bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    if (this.#isTooLong) return;
    const from = this.#isMidWord ? this.#behindBorder(bytes, at, end) : at;
    const room = MOST_SHOWN - this.#kept.length;
    this.#kept.append(bytes, from, Math.min(end, from + room), origin);
    if (end - from <= room) return;
    this.#isTooLong = true;
    this.end('too-long');
  }

  /** `end` where the word that began in the gap goes on. */
  #behindBorder(bytes: Uint8Array, at: number, end: number): number {
    const isForm = this.#plan.encodings[0] === 'form';
    for (let i = at; i < end; i++) {
      const octet = bytes[i] ?? 0;
      if (isForm ? octet !== AMPERSAND : !isBorder(octet)) continue;
      this.#isMidWord = false;
      this.#isBehindGap = true;
      return i + 1;
    }
    return end;
  }

  #show(at: number, length: number): void {
    const { encodings } = this.#plan;
    // The rest of a JSON document is none: it is left to a guess.
    const declared = this.#isBehindGap ? encodings.filter((name) => name === 'form') : encodings;
    this.#sink.field('body', null, { at, length }, { unclaimed: true, encodings: declared });
  }

  #endOfData(): void {
    if (this.#plan.framing === 'chunked') this.#next = 'line-end';
    else this.#finish();
  }

  #finish(): void {
    this.done = true;
    this.end(null);
  }

  /** Takes one line of chunk framing, RFC 9112 section 7.1. */
  #line(bytes: Uint8Array, at: number, end: number, origin: Origin): number | 'lost' {
    const stop = indexOfOctet(bytes, LF, at, Math.min(end, at + MAX_LINE));
    if (stop === end) return 0;
    if (bytes[stop] !== LF) return 'lost';
    if (this.#next === 'line-end') this.#next = 'size';
    else if (this.#next === 'trailer') {
      if (stop - at <= 1) this.#finish();
      else {
        this.end(null);
        this.#sink.begin(bytes, origin, this.#direction);
        emitHeaders(parseHeaders(bytes, at, stop + 1), this.#sink);
      }
    } else {
      const size = /^[\da-f]{1,8}(?=[\s;]|$)/i.exec(decodeLatin1(bytes, at, stop));
      if (!size) return 'lost';
      this.#left = Number.parseInt(size[0], 16);
      this.#next = this.#left > 0 ? 'data' : 'trailer';
    }
    return stop + 1 - at;
  }
}
