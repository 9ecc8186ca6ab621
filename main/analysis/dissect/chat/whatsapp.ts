import { octetsOf } from '../first-octets.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { spells } from '../ascii.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { emitWhatsappNode, LIST_8 } from './whatsapp-node.ts';

/** `WA`, then the version: 1 is the protocol of before 2017 (docs/protocols/whatsapp.md). */
const GREETING = 4;
const OLD_VERSION = 1;
/** Flags and a length of 20 bits. */
const HEADER = 3;
const IS_ENCRYPTED = 0x80;
/** A frame longer than this is refused by nobody we know, but a login is a few hundred octets. */
const MOST_WAITING = 64 * 1024;

/** WhatsApp's own protocol over TCP until 2017: frames of a binary XML. Those of the login are not encrypted, all later ones
 *  are. No public specification. */
export const whatsapp = perRecord({
  name: 'whatsapp',
  begins: octetsOf('W'),
  mostWaiting: MOST_WAITING,
  recognise: (first) => {
    if (!spells(first, 0, first.length, 'WA') || first[2] !== OLD_VERSION || first.length <= GREETING + HEADER)
      return 0;
    return (first[GREETING] ?? 0) < IS_ENCRYPTED && first[GREETING + HEADER] === LIST_8 ? 0.95 : 0;
  },
  read: (flow, sink) => new WhatsappReader(flow, sink),
});

class WhatsappReader implements RecordReader {
  readonly #sink: FieldSink;
  #greeted = false;

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    flow.sawStart = true;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (direction === 'out' && !this.#greeted) {
      if (end - at < GREETING) return -GREETING;
      this.#greeted = true;
      this.#sink.begin(bytes, origin, direction);
      this.#sink.count('readable', GREETING);
      return GREETING;
    }
    if (end - at < HEADER) return -HEADER;
    const length = HEADER + lengthAt(bytes, at);
    if (length > MOST_WAITING) return 'lost';
    if (end - at < length) return -length;
    this.#frame(direction, bytes, at, at + length, origin);
    return length;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    if (end - at > HEADER && (direction === 'in' || this.#greeted)) this.#frame(direction, bytes, at, end, origin);
    else this.#sink.count('readable', end - at);
  }

  onGap(): boolean {
    return false;
  }

  resumes(): boolean {
    return false;
  }

  #frame(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const isSealed = ((bytes[at] ?? 0) & IS_ENCRYPTED) !== 0;
    if (!isSealed) {
      this.#sink.begin(bytes, origin, direction);
      emitWhatsappNode(bytes, at + HEADER, end, this.#sink);
    }
    this.#sink.count(isSealed ? 'opaque' : 'readable', end - at);
  }
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) & 0x0f) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}
