import { decodeLatin1, hex, isDigit } from '../../bytes/text.ts';
import type { Span } from '../../bytes/cursor.ts';
import { u16be, u32be } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { tellUnknown } from '../unknown.ts';
import { inStead } from '../in-stead.ts';

/** A message of one tracker: where it ends, and where its device's number stands. */
interface Report {
  readonly kind: 'h02' | 'tk103' | 'gps103' | 'gt06';
  readonly end: number;
  readonly device: Span | null;
}

/** A report is a line of some hundred octets. */
const LONGEST = 1024;
/** What shows that a message is a tracker's. Heads only: a dissector must not parse to recognise. */
const HEADS: readonly RegExp[] = [
  /^\*[A-Z]{2},\d{10,16},[A-Z][A-Z\d]{0,7}[,#]/,
  /^\(\d{12}B[A-Z]\d\d/,
  /^(?:##,)?imei:\d{15},/,
];
const LONGEST_HEAD = 40;
const STAR = 0x2a;
const OPEN = 0x28;
const CLOSE = 0x29;
const HASH = 0x23;
const SEMICOLON = 0x3b;
const LETTER_I = 0x69;
const SHORT = 0x78;
const LONG = 0x79;

/** What GPS trackers (children's watches, cars) report to their makers' servers, in four formats that hundreds of models share:
 *  H02, TK103, GPS103 in text, GT06 in octets. docs/protocols/tracker.md */
export const tracker = perRecord({
  name: 'tracker',
  begins: octetsOf('*(#ixy'),
  mostWaiting: LONGEST,
  recognise(first) {
    if (first[0] === SHORT || first[0] === LONG) return isLogin(first, 0, first.length) ? 0.95 : 0;
    const head = decodeLatin1(first, 0, Math.min(first.length, LONGEST_HEAD));
    return HEADS.some((one) => one.test(head)) ? 0.9 : 0;
  },
  read: (_flow, sink) => new TrackerReader(sink),
});

class TrackerReader implements RecordReader {
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    let from = at;
    while (from < end && (bytes[from] === 0x0d || bytes[from] === 0x0a)) from++;
    if (from > at) {
      this.#sink.count('readable', from - at);
      return from - at;
    }
    // What a server answers is short and differs: shown as it is.
    if (direction === 'in') {
      this.#sink.begin(bytes, origin, direction);
      tellUnknown(this.#sink, bytes, at, end);
      return end - at;
    }
    const report = reportAt(bytes, at, end);
    if (report === null) return 'lost';
    if (report.end > end) return end - at > LONGEST ? 'lost' : 0;
    this.#tell(direction, bytes, at, report, origin);
    return report.end - at;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    tellUnknown(this.#sink, bytes, at, end);
  }

  onGap(): boolean {
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return reportAt(segment, 0, segment.length) !== null;
  }

  #tell(direction: Direction, bytes: Uint8Array, at: number, { kind, end, device }: Report, origin: Origin): void {
    const sink = this.#sink;
    sink.begin(bytes, origin, direction);
    sink.count('readable', end - at);
    sink.message({ type: 'device-report', kind });
    if (kind === 'gt06') tellOctets(sink, bytes, at, end, device);
    else {
      if (device) sink.field('device', null, device);
      // Its rest holds the place; own values are looked for in it.
      const from = device ? device.at + device.length : at;
      sink.field('report', null, { at: from, length: end - from }, { unclaimed: true });
    }
  }
}

/** `end` beyond `bytes` where the message is not there to its end; null: none begins here. */
function reportAt(bytes: Uint8Array, at: number, end: number): Report | null {
  const first = bytes[at] ?? 0;
  if (first === SHORT || first === LONG) return octetsAt(bytes, at, end);
  const kind =
    first === STAR ? 'h02' : first === OPEN ? 'tk103' : first === HASH || first === LETTER_I ? 'gps103' : null;
  if (kind === null && !isDigit(first)) return null;
  const close = kind === 'h02' ? HASH : kind === 'tk103' ? CLOSE : SEMICOLON;
  let stop = at + 1;
  while (stop < end && bytes[stop] !== close && stop - at < LONGEST) {
    const octet = bytes[stop] ?? 0;
    if (octet < 0x20 || octet >= 0x7f) return null;
    stop++;
  }
  return { kind: kind ?? 'gps103', end: stop + 1, device: deviceIn(bytes, at, Math.min(stop, end)) };
}

/** The first run of ten digits or more in the message's first octets: each of the text formats begins with the number. */
function deviceIn(bytes: Uint8Array, at: number, end: number): Span | null {
  const last = Math.min(end, at + LONGEST_HEAD);
  for (let i = at; i < last; i++) {
    if (!isDigit(bytes[i] ?? 0)) continue;
    let stop = i;
    while (stop < end && isDigit(bytes[stop] ?? 0)) stop++;
    return stop - i >= 10 && stop - i <= 16 ? { at: i, length: stop - i } : null;
  }
  return null;
}

/** GT06: `78 78`, a length, a type, content, number, check, `0D 0A`; with `79 79` the length has two octets. */
function octetsAt(bytes: Uint8Array, at: number, end: number): Report | null {
  if (at + 4 > end) return { kind: 'gt06', end: end + 1, device: null };
  if (bytes[at + 1] !== bytes[at]) return null;
  const length = lengthAt(bytes, at);
  const typeAt = behindLength(bytes, at);
  const stop = typeAt + length + 2;
  if (length < 5 || length > LONGEST) return null;
  if (stop <= end && (bytes[stop - 2] !== 0x0d || bytes[stop - 1] !== 0x0a)) return null;
  const device = stop <= end && isLogin(bytes, at, end) ? { at: typeAt + 1, length: 8 } : null;
  return { kind: 'gt06', end: stop, device };
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return bytes[at] === LONG ? u16be(bytes, at + 2) : (bytes[at + 2] ?? 0);
}

/** Where the type stands. */
function behindLength(bytes: Uint8Array, at: number): number {
  return at + (bytes[at] === LONG ? 4 : 3);
}

/** Type 1: the IMEI, two digits an octet with a zero in front, in the first message of every connection. */
function isLogin(bytes: Uint8Array, at: number, end: number): boolean {
  const from = behindLength(bytes, at);
  if (bytes[at + 1] !== bytes[at] || bytes[from] !== 0x01 || from + 9 > end) return false;
  if ((bytes[from + 1] ?? 0) >> 4 !== 0) return false;
  for (let i = from + 1; i < from + 9; i++) if (((bytes[i] ?? 0) & 0x0f) > 9 || (bytes[i] ?? 0) >> 4 > 9) return false;
  const length = lengthAt(bytes, at);
  return (
    length >= 0x0d && from + length + 2 <= end && bytes[from + length] === 0x0d && bytes[from + length + 1] === 0x0a
  );
}

/** Types whose content begins with a fix: date and time (6), satellites (1), latitude and longitude (4 each, in 30,000ths of a
 *  minute), speed (1), course with the halves of the globe (2). */
const FIXES: ReadonlySet<number> = new Set([0x10, 0x11, 0x12, 0x16, 0x22]);
const FIX = 18;

function tellOctets(sink: FieldSink, bytes: Uint8Array, at: number, end: number, device: Span | null): void {
  const typeAt = behindLength(bytes, at);
  const from = typeAt + 1;
  if (device) {
    const digits = hex(bytes, device.at, device.length).slice(1);
    sink.field('terminal', null, device, { decoded: inStead('bcd', digits, device) });
  }
  const type = bytes[typeAt] ?? 0;
  if (!FIXES.has(type) || from + FIX > end) return;
  const [north, east, course] = [u32be(bytes, from + 7), u32be(bytes, from + 11), u16be(bytes, from + 16)];
  if (north === 0 && east === 0) return;
  // Bit 10: northern; bit 11: western.
  const latitude = angle(north, (course & 0x0400) !== 0, 90);
  const longitude = angle(east, (course & 0x0800) === 0, 180);
  if (latitude === null || longitude === null) return;
  const place = { at: from + 7, length: 8 };
  sink.field('position', null, place, { decoded: inStead('map-angle', `${latitude},${longitude}`, place) });
}

const PER_DEGREE = 1_800_000;

function angle(value: number, isPositive: boolean, most: number): string | null {
  const degrees = value / PER_DEGREE;
  return degrees > most ? null : `${isPositive ? '' : '-'}${degrees.toFixed(6)}`;
}
