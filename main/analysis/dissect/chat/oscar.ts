import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { emitSignOn, emitSnac } from './oscar-snac.ts';

/** FLAP: `*`, channel, a number of its own, length, data. */
const HEADER = 6;
const STAR = 0x2a;
const SIGN_ON = 1;
const SNAC = 2;
const LAST_CHANNEL = 5;
/** The length has two octets. */
const MOST_WAITING = HEADER + 0xffff;

/** AIM and ICQ of 2000 to 2020: FLAP frames over TCP. Facts: docs/protocols/oscar.md. */
export const oscar = {
  ...perRecord({
    name: 'oscar',
    mostWaiting: MOST_WAITING + 64 * 1024,
    recognise: scoreOscar,
    read: (_flow, sink) => new OscarReader(sink),
  }),
  begins: octetsOf('*'),
};

/** Both sides begin with a sign-on frame that says version 1. */
function scoreOscar(first: Uint8Array): number {
  const c = new Cursor(first);
  if (c.u8() !== STAR || c.u8() !== SIGN_ON) return 0;
  c.skip(2);
  return c.u16() >= 4 && c.u32() === 1 && c.ok ? 0.97 : 0;
}

class OscarReader implements RecordReader {
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (bytes[at] !== STAR || (end > at + 1 && !isChannel(bytes[at + 1] ?? 0))) return 'lost';
    if (end - at < HEADER) return -HEADER;
    const length = HEADER + (((bytes[at + 4] ?? 0) << 8) | (bytes[at + 5] ?? 0));
    if (end - at < length) return -length;
    this.#frame(direction, bytes, at, at + length, origin);
    return length;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#frame(direction, bytes, at, end, origin);
    this.#sink.problem(problem, { at, length: end - at });
  }

  onGap(): boolean {
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    if (segment[0] !== STAR || !isChannel(segment[1] ?? 0) || segment.length < HEADER) return false;
    return segment.length >= HEADER + (((segment[4] ?? 0) << 8) | (segment[5] ?? 0));
  }

  #frame(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.count('readable', end - at);
    const c = new Cursor(bytes, at, end);
    c.skip(1);
    const channel = c.u8();
    c.skip(4);
    if (!c.ok) return;
    if (channel === SNAC) emitSnac(c, this.#sink);
    else {
      this.#sink.message({ type: 'oscar', channel, snac: null });
      if (channel === SIGN_ON) emitSignOn(c, this.#sink);
      else if (c.left > 0) this.#sink.field('frame', null, { at: c.at, length: c.left }, { unclaimed: true });
    }
  }
}

function isChannel(octet: number): boolean {
  return octet >= SIGN_ON && octet <= LAST_CHANNEL;
}
