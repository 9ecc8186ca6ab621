import { octetRange } from '../first-octets.ts';
import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { Nobodys } from './nobodys.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';

/** H.323's call signalling, ITU-T H.225.0: Q.931 messages in frames of RFC 1006 (TPKT). Read are the parts that Q.931
 *  itself has for names and numbers; H.225's own part is in packed encoding rules, and is only shown. */
const TPKT = 4; // octets: version 3, zero, length (16 bits) of all
const SIGNALLING = 0x08; // Q.931 section 4.2
/** Section 4.3: a call's number has 2 octets in H.225. */
const MOST_REFERENCE = 3;
/** Section 4.4, table 4-2: 0x01 ALERTING to 0x7b INFORMATION. */
const HIGHEST_TYPE = 0x7d;
const LONGEST_FRAME = 65_535;
/** Elements of a message: ten or so. */
const MAX_ELEMENTS = 64;

const DISPLAY = 0x28;
/** Section 4.5.10 and 4.5.8: one or two octets of kind in front of the digits; the first without its highest bit says that
 *  there is a second. */
const NUMBERS: Readonly<Record<number, string>> = {
  0x6c: 'calling-number',
  0x70: 'called-number',
  0x4c: 'connected-number',
};
/** H.225.0 section 7.2.2.31: with a length of two octets. */
const USER_USER = 0x7e;

export const h323 = perRecord({
  name: 'h323',
  begins: octetRange(3, 3),
  mostWaiting: LONGEST_FRAME,
  recognise: (first) => (isMessage(first, 0, first.length) ? 0.9 : 0),
  read: (flow, sink) => new H323Reader(flow, sink),
});

function isMessage(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < TPKT + 4 || bytes[at] !== 3 || bytes[at + 1] !== 0 || bytes[at + 4] !== SIGNALLING) return false;
  const reference = bytes[at + 5] ?? 0;
  const type = bytes[at + 6 + reference] ?? 0;
  return reference > 0 && reference <= MOST_REFERENCE && type > 0 && type <= HIGHEST_TYPE && u16be(bytes, at + 2) >= 9;
}

class H323Reader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #nobodys: Nobodys;

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#nobodys = new Nobodys(flow, sink);
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (end - at < TPKT) return -TPKT;
    const size = u16be(bytes, at + 2);
    if (bytes[at] !== 3 || size < TPKT) return 'lost';
    if (end - at < size) return -size;
    this.#tell(direction, bytes, at, at + size, origin);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    this.#tell(direction, bytes, at, end, origin);
  }

  onGap(): boolean {
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return isMessage(segment, 0, segment.length);
  }

  #tell(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const sink = this.#sink;
    sink.begin(bytes, origin, direction);
    if (!isMessage(bytes, at, end)) {
      // An empty frame keeps the connection open; any other is H.245 or not ours.
      const isEmpty = end - at === TPKT;
      if (isEmpty) sink.count('readable', TPKT);
      else this.#nobodys.tell(direction, bytes, at, origin, end);
      return;
    }
    const reference = bytes[at + 5] ?? 0;
    sink.message({ type: 'call-packet', kind: `${bytes[at + 6 + reference] ?? 0}` });
    const own = emitElements(sink, new Cursor(bytes, at + 7 + reference, end));
    sink.count('readable', end - at - own.length);
    this.#nobodys.tell(direction, bytes, own.at, origin, own.at + own.length);
  }
}

/** Q.931 section 4.5.1. @returns H.225's own part. */
function emitElements(sink: FieldSink, c: Cursor): Span {
  let own = { at: c.end, length: 0 };
  for (let elements = 0; c.left > 0 && elements < MAX_ELEMENTS; elements++) {
    const id = c.u8();
    if (id >= 0x80) continue; // an element of one octet
    const value = c.span(id === USER_USER ? c.u16() : c.u8());
    if (!c.ok) break;
    if (id === DISPLAY) sink.field('display', null, value);
    else if (id === USER_USER) own = value;
    else emitNumber(sink, c.bytes, id, value);
  }
  return own;
}

function emitNumber(sink: FieldSink, bytes: Uint8Array, id: number, value: Span): void {
  const name = NUMBERS[id];
  const skip = (bytes[value.at] ?? 0) < 0x80 ? 2 : 1;
  if (name !== undefined && value.length > skip)
    sink.field(name, null, { at: value.at + skip, length: value.length - skip });
}
