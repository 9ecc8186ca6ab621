import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import { indexOfOctet } from '../ascii.ts';
import { perRecord } from '../per-record.ts';
import { fromUtf16 } from '../utf16.ts';
import { wholeMessages, type OnStream } from './whole-messages.ts';

/** SMPP 3.4 section 3.2: a header of four numbers, then a body. */
export interface SmppParts {
  readonly command: number;
  readonly body: Span;
}

const HEADER = 16; // octets, section 3.2.1
/** Section 5.1.2.1: an answer's command has the highest bit; a message's number never has (section 5.1.4). */
const ANSWER = 0x80000000;
const BINDS: ReadonlySet<number> = new Set([0x01, 0x02, 0x09]);
const SUBMIT = 0x04;
const DELIVER = 0x05;
const DATA = 0x103;
/** A message of 64,000 octets in the optional part is the longest (section 5.3.2.32). */
const LONGEST = 70_000;
const PAYLOAD = 0x0424; // section 5.3.2.32
const UCS2 = 8; // section 5.2.19
const HAS_HEADER = 0x40; // section 5.2.12: the text begins with a header of its own
const MOST_OPTIONS = 64;
const LONGEST_SIGN = 21;
/** ITU-T E.164 allows less; what is shorter is a service's short code. */
const FEWEST_DIGITS = 7;
/** Letters of each name, with its end: section 5.2.1 and after. */
const LONGEST_NAME = 65;

const onStream: OnStream<SmppParts> = {
  before: 0,
  sizeOf(bytes, at, end) {
    if (end - at < 4) return 0;
    const length = new Cursor(bytes, at, end).u32();
    return length >= HEADER && length <= LONGEST ? length : -1;
  },
  message: {
    parse(bytes) {
      const c = new Cursor(bytes);
      c.skip(4);
      const command = c.u32();
      c.skip(HEADER - 8);
      if (!c.ok) return { message: null, problem: 'cut-short' };
      return { message: { command, body: { at: c.at, length: c.left } }, problem: null };
    },
    emit({ command, body }, sink, { bytes }) {
      sink.message({ type: 'smpp', command });
      const c = new Cursor(bytes, body.at, body.at + body.length);
      if (BINDS.has(command)) {
        tell(sink, c, 'bind.account');
        tell(sink, c, 'bind.password');
        tell(sink, c, 'bind.system');
      } else if (command === SUBMIT || command === DELIVER) emitShortMessage(c, sink);
      else if (command === DATA) emitData(c, sink);
    },
  },
};

/** Short messages between programs and a phone network's centre: both numbers and the text, unsealed. */
export const smpp = {
  ...perRecord({
    name: 'smpp',
    mostWaiting: LONGEST,
    recognise(first) {
      if (first.length < HEADER || first[0] !== 0) return 0;
      const c = new Cursor(first);
      const length = c.u32();
      const command = c.u32();
      const status = c.u32();
      const number = c.u32();
      if (length < HEADER || length > LONGEST || number === 0 || number >= ANSWER || status !== 0) return 0;
      // Small numbers in network order are no rare beginning: a login must show its name, a message its sender's number.
      if (BINDS.has(command)) return endsName(first, HEADER) ? 0.92 : 0;
      return (command === SUBMIT || command === DELIVER) && hasSender(first) ? 0.85 : 0;
    },
    read: (flow, sink) => wholeMessages(onStream, flow, sink),
  }),
  begins: new Set([0]),
};

/** An account's name of at most 15 letters (section 5.2.1) or a number of at most 20 (section 5.2.8), ended by a NUL. */
function endsName(bytes: Uint8Array, at: number): boolean {
  const stop = indexOfOctet(bytes, 0, at, Math.min(bytes.length, at + LONGEST_SIGN));
  if (stop === at || bytes[stop] !== 0 || stop >= bytes.length) return false;
  for (let i = at; i < stop; i++) if ((bytes[i] ?? 0) < 0x21 || (bytes[i] ?? 0) > 0x7e) return false;
  return true;
}

/** Section 4.4.1: a service's name of at most 5 letters, two kinds (sections 5.2.5 and 5.2.6), and the sender's number. */
function hasSender(bytes: Uint8Array): boolean {
  const at = indexOfOctet(bytes, 0, HEADER, Math.min(bytes.length, HEADER + 6)) + 1;
  return (bytes[at - 1] ?? 1) === 0 && (bytes[at] ?? 9) <= 6 && (bytes[at + 1] ?? 99) <= 18 && endsName(bytes, at + 2);
}

/** Sections 4.4.1 and 4.6.1. */
function emitShortMessage(c: Cursor, sink: FieldSink): void {
  tell(sink, c, null);
  emitNumbers(c, sink);
  const flags = c.u8();
  c.skip(2);
  tell(sink, c, null);
  tell(sink, c, null);
  c.skip(2);
  const coding = c.u8();
  c.skip(1);
  const text = c.span(c.u8());
  emitText(c.bytes, text, coding, flags, sink);
  emitOptions(c, coding, flags, sink);
}

/** Section 4.7.1. */
function emitData(c: Cursor, sink: FieldSink): void {
  tell(sink, c, null);
  emitNumbers(c, sink);
  const flags = c.u8();
  c.skip(1);
  const coding = c.u8();
  emitOptions(c, coding, flags, sink);
}

function emitNumbers(c: Cursor, sink: FieldSink): void {
  for (const path of ['source', 'destination']) {
    const kind = c.u8(); // section 5.2.5: 5 is a name in letters
    c.skip(1);
    const digits = indexOfOctet(c.bytes, 0, c.at, c.end) - c.at;
    tell(sink, c, `${path}.${kind === 5 ? 'name' : digits < FEWEST_DIGITS ? 'short-code' : 'number'}`);
  }
}

function emitOptions(c: Cursor, coding: number, flags: number, sink: FieldSink): void {
  for (let i = 0; i < MOST_OPTIONS && c.left > 0; i++) {
    const tag = c.u16();
    const value = c.span(c.u16());
    if (!c.ok) return;
    if (tag === PAYLOAD) emitText(c.bytes, value, coding, flags, sink);
  }
}

function emitText(bytes: Uint8Array, text: Span, coding: number, flags: number, sink: FieldSink): void {
  // 3GPP TS 23.040 section 9.2.3.24: the header's first octet says how long the rest of it is.
  const skip = (flags & HAS_HEADER) !== 0 ? Math.min(text.length, (bytes[text.at] ?? 0) + 1) : 0;
  const span = { at: text.at + skip, length: text.length - skip };
  if (span.length === 0) return;
  if (coding === UCS2) sink.field('text', null, span, { role: 'text', decoded: fromUtf16(bytes, span, 'be') });
  else if (coding === 2 || coding === 4) sink.field('data', null, span, { unclaimed: true }); // octets, not letters
  else sink.field('text', null, span, { role: 'text' });
}

/** Reads a NUL-ended string and tells it; null: only passes it. */
function tell(sink: FieldSink, c: Cursor, path: string | null): void {
  const end = Math.min(c.end, c.at + LONGEST_NAME);
  const stop = indexOfOctet(c.bytes, 0, c.at, end);
  const span = { at: c.at, length: stop - c.at };
  c.skip(Math.min(stop + 1, c.end) - c.at);
  if (path !== null && span.length > 0) sink.field(path, null, span);
}
