import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { Cursor, type Span } from '../../bytes/cursor.ts';
import { spells } from '../ascii.ts';
import type { Session } from '../dissector.ts';
import { originFrom } from '../kept-origin.ts';
import { isNetbiosName, readNetbiosName } from './netbios-name.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { readSmb1 } from './smb1.ts';
import { readSmb2 } from './smb2.ts';
import { opaqueRest, speakAs } from '../speak-as.ts';
import { unknown } from '../unknown.ts';

const FRAME = 4; // octets: kind and length, RFC 1002 section 4.3.1 and [MS-SMB2] section 2.1
const MESSAGE = 0x00;
const REQUEST = 0x81; // RFC 1002 section 4.3.2: whom the caller wants, and who calls
const KEEP_ALIVE = 0x85;
const LONGEST_SERVICE = 600; // octets: a request has two names of at most 255
/** Octets of a message that are looked at together. Names and logins stand in its first hundreds; a ticket may have 12,000. */
const MOST_LOOKED_AT = 64 * 1024;
const NAMES = ['\xffSMB', '\xfeSMB', '\xfdSMB', '\xfcSMB'] as const;
const SMB_1 = 0xff;
const SMB_2 = 0xfe;
const SEALED = 0xfd; // [MS-SMB2] section 2.2.41: encrypted

/** File shares and logins of Windows, over NetBIOS sessions (port 139) and over TCP alone (445). Accounts, computers and names
 *  of shares and files are read; what is in the files is nobody's, and looked at as such. */
export const smb = {
  ...perRecord({
    name: 'smb',
    mostWaiting: FRAME + MOST_LOOKED_AT,
    recognise: (first) => (beginsMessage(first) ? 0.99 : beginsSession(first) ? 0.95 : 0),
    read: (flow, sink) => new SmbReader(flow, sink),
  }),
  begins: new Set([MESSAGE, REQUEST]),
};

function beginsMessage(bytes: Uint8Array): boolean {
  return bytes[0] === MESSAGE && NAMES.some((name) => spells(bytes, FRAME, bytes.length, name));
}

function beginsSession(bytes: Uint8Array): boolean {
  return bytes[0] === REQUEST && bytes[1] === 0 && isNetbiosName(bytes, FRAME);
}

/** What is left of a message that is not held whole. */
interface Tail {
  octets: number;
  session: Session;
}

class SmbReader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #nobodys: Session;
  readonly #sealed: Session;
  readonly #tails: Record<Direction, Tail>;

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#nobodys = speakAs(unknown.name, flow, unknown.open(flow, sink));
    this.#sealed = opaqueRest(sink);
    this.#tails = { out: { octets: 0, session: this.#nobodys }, in: { octets: 0, session: this.#nobodys } };
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const tail = this.#tails[direction];
    if (tail.octets > 0) {
      const took = Math.min(tail.octets, end - at);
      tail.octets -= took;
      pass(tail.session, direction, bytes, { at, length: took }, origin);
      return took;
    }
    if (end - at < FRAME) return -FRAME;
    const c = new Cursor(bytes, at, end);
    const kind = c.u8();
    const length = c.u24();
    if (kind >= REQUEST && kind <= KEEP_ALIVE && length <= LONGEST_SERVICE) {
      if (c.left < length) return -(FRAME + length);
      this.#service(kind, direction, bytes, { at, length: FRAME + length }, origin);
      return FRAME + length;
    }
    if (kind !== MESSAGE) return 'lost';
    const held = Math.min(length, MOST_LOOKED_AT);
    if (c.left < held) return -(FRAME + held);
    if (!this.#message(direction, bytes, { at, length: FRAME + held }, origin)) return 'lost';
    tail.octets = length - held;
    return FRAME + held;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const length = end - at;
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length });
    if (bytes[at] === MESSAGE && length > FRAME && this.#message(direction, bytes, { at, length }, origin)) return;
    pass(this.#nobodys, direction, bytes, { at, length }, origin);
  }

  onGap(direction: Direction, length: number): boolean {
    const tail = this.#tails[direction];
    const isInside = tail.octets >= length;
    if (tail.octets > 0) tail.session.onGap(direction, length);
    tail.octets = isInside ? tail.octets - length : 0;
    return isInside;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return beginsMessage(segment);
  }

  onEnd(): void {
    this.#nobodys.onEnd();
  }

  #service(kind: number, direction: Direction, bytes: Uint8Array, { at, length }: Span, origin: Origin): void {
    const sink = this.#sink;
    sink.begin(bytes, origin, direction);
    sink.count('readable', length);
    if (kind !== REQUEST) return;
    const c = new Cursor(bytes, at + FRAME, at + length);
    const called = readNetbiosName(c);
    const calling = readNetbiosName(c);
    if (called) sink.field('session.called', null, called.span, { decoded: called.decoded });
    if (calling) sink.field('session.calling', null, calling.span, { decoded: calling.decoded });
  }

  /** Reads the frame's message as far as it is there, and counts every octet. False: it is no SMB, and nothing was done. */
  #message(direction: Direction, bytes: Uint8Array, { at, length }: Span, origin: Origin): boolean {
    const [from, end, sink] = [at + FRAME, at + length, this.#sink];
    if (!NAMES.some((name) => spells(bytes, from, end, name))) return length <= FRAME && this.#empty(length);
    const mark = bytes[from];
    const tail = this.#tails[direction];
    tail.session = mark === SEALED ? this.#sealed : this.#nobodys;
    sink.begin(bytes, origin, direction);
    if (mark !== SMB_1 && mark !== SMB_2) {
      sink.count('readable', FRAME);
      pass(tail.session, direction, bytes, { at: from, length: end - from }, origin);
      return true;
    }
    const unread = mark === SMB_1 ? readSmb1(bytes, from, end, sink) : readSmb2(bytes, from, end, sink);
    sink.count('readable', length - unread.reduce((sum, one) => sum + one.length, 0));
    for (const span of unread) pass(this.#nobodys, direction, bytes, span, origin);
    return true;
  }

  #empty(length: number): boolean {
    this.#sink.count('readable', length);
    return true;
  }
}

function pass(session: Session, direction: Direction, bytes: Uint8Array, { at, length }: Span, origin: Origin): void {
  if (length > 0) session.onData(direction, bytes.subarray(at, at + length), originFrom(origin, at));
}
