import type { FieldSink } from '../model/field.ts';
import { indexOfOctet } from './ascii.ts';
import type { Step } from './per-record.ts';

/** Octets of one text that wait for its end, so that it can be read as a whole. A letter without its attachments is far
 *  below; what is longer is read up to here, and the rest is shown in pieces. */
export const MOST_BLOCK = 256 * 1024;
/** A piece of the rest waits for its line's end no longer than this. */
const LONGEST_PIECE = 16 * 1024;

const LF = 0x0a;
const CR = 0x0d;
const DOT = 0x2e;

/** Text between the lines of a protocol. */
export interface BlockSpec {
  /** `dot`: a line that holds a dot alone ends it (RFC 5321 section 4.1.1.4); else it has so many octets. */
  readonly ends: 'dot' | number;
  /** Reads `bytes[at..end)`. @param whole false: the text is longer, or octets are missing. */
  emit(bytes: Uint8Array, at: number, end: number, whole: boolean): void;
}

/** Waits for the end of one block and has it read. The sink has begun before each call. Linear: no octet is looked at
 *  twice while waiting. */
export class TextBlock {
  isDone = false;
  /** Nothing of it has come. */
  isFresh = true;
  readonly #spec: BlockSpec;
  readonly #sink: FieldSink;
  /** Octets still to come; -1: a dot will tell. */
  #left: number;
  /** The waiting octets hold no end before this line. */
  #line = 0;
  /** The waiting octets hold no LF between the line's begin and here. */
  #looked = 0;
  /** The block was read as far as it can be; what follows is shown in pieces. */
  #isRest = false;
  #midLine = false;

  constructor(spec: BlockSpec, sink: FieldSink) {
    this.#spec = spec;
    this.#sink = sink;
    this.#left = spec.ends === 'dot' ? -1 : spec.ends;
  }

  step(bytes: Uint8Array, at: number, end: number): Step {
    this.isFresh = false;
    if (this.#left >= 0) return this.#counted(bytes, at, end);
    return this.#dotted(bytes, at, end);
  }

  /** Counts and tells all of what waits: nothing follows it. */
  cutShort(bytes: Uint8Array, at: number, end: number): void {
    this.#tell(bytes, at, end, false);
    this.#sink.count('readable', end - at);
    if (this.#left >= 0) this.#left = Math.max(0, this.#left - (end - at));
    this.#isRest = true;
  }

  /** @returns false: the end of the block is somewhere in the missing octets. */
  gap(length: number): boolean {
    this.isFresh = false;
    this.#isRest = true;
    this.#midLine = true;
    this.#line = 0;
    this.#looked = 0;
    if (this.#left < 0) return true;
    this.#left -= length;
    this.isDone = this.#left <= 0;
    return this.#left >= 0;
  }

  #counted(bytes: Uint8Array, at: number, end: number): Step {
    const there = end - at;
    if (there < this.#left && !this.#isRest && there < MOST_BLOCK) return -Math.min(this.#left, MOST_BLOCK);
    const took = Math.min(there, this.#left);
    this.#tell(bytes, at, at + took, took === this.#left);
    if (took < this.#left && !this.#isRest) this.#sink.problem('too-long', { at, length: took });
    this.#sink.count('readable', took);
    this.#left -= took;
    this.isDone = this.#left === 0;
    this.#isRest = true;
    return took;
  }

  #dotted(bytes: Uint8Array, at: number, end: number): Step {
    let line = at + this.#line;
    let looked = at + Math.max(this.#line, this.#looked);
    for (;;) {
      const size = this.#midLine && line === at ? 0 : sizeOfDot(bytes, line, end);
      if (size < 0) break; // it may become one
      if (size > 0) return this.#end(bytes, at, line, size);
      const stop = indexOfOctet(bytes, LF, looked, end);
      looked = stop;
      if (stop === end) break;
      line = looked = stop + 1;
      if (line - at >= this.#most()) break;
    }
    this.#line = line - at;
    this.#looked = looked - at;
    const isFull = end - at >= this.#most();
    if (!isFull || end === at) return 0;
    return this.#piece(bytes, at, line > at ? line : end);
  }

  #most(): number {
    return this.#isRest ? LONGEST_PIECE : MOST_BLOCK;
  }

  #piece(bytes: Uint8Array, at: number, end: number): number {
    this.#midLine = bytes[end - 1] !== LF;
    this.#tell(bytes, at, end, false);
    this.#sink.count('readable', end - at);
    if (!this.#isRest) this.#sink.problem('too-long', { at, length: end - at });
    this.#isRest = true;
    this.#line = 0;
    this.#looked = 0;
    return end - at;
  }

  #end(bytes: Uint8Array, at: number, line: number, size: number): number {
    this.#tell(bytes, at, line, true);
    this.#sink.count('readable', line + size - at);
    this.isDone = true;
    return line + size - at;
  }

  #tell(bytes: Uint8Array, at: number, end: number, whole: boolean): void {
    if (end <= at) return;
    if (this.#isRest) this.#sink.field('rest', null, { at, length: end - at }, { unclaimed: true });
    else this.#spec.emit(bytes, at, end, whole);
  }
}

/** Octets of the line that holds a dot alone; 0: this is none; -1: cannot be told yet. */
function sizeOfDot(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return -1;
  if (bytes[at] !== DOT) return 0;
  if (at + 1 >= end) return -1;
  if (bytes[at + 1] === LF) return 2;
  if (bytes[at + 1] !== CR) return 0;
  if (at + 2 >= end) return -1;
  return bytes[at + 2] === LF ? 3 : 0;
}
