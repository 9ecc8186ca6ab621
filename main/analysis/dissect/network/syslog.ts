import { decodeLatin1, isDigit } from '../../bytes/text.ts';
import type { Span } from '../../bytes/cursor.ts';
import { indexOfOctet, spells } from '../ascii.ts';
import type { Dissector } from '../dissector.ts';
import { octetsOf } from '../first-octets.ts';
import { openDatagrams, type PerDatagram } from '../per-datagram.ts';
import { RecordStream } from '../per-record.ts';
import { LONGEST_LOG, readLog } from './syslog-stream.ts';

/** RFC 5424 section 6, RFC 3164 section 4: a program's note of what happened, and where. */
export interface SyslogParts {
  readonly priority: number;
  readonly fields: readonly { readonly path: string; readonly span: Span }[];
}

const SPACE = 0x20;
const LESS = 0x3c;
const GREATER = 0x3e;
const COLON = 0x3a;
const BRACKET = 0x5b;
const MOST_PRIORITY = 191; // RFC 5424 section 6.2.1
const TIME = 15; // RFC 3164 section 4.1.2: `Oct 11 22:14:15`
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** RFC 3164 section 4.1.3: 32 letters; programs' names are longer today. */
const LONGEST_TAG = 64;
/** RFC 5424 section 6: version 1, then time, host, program, process, kind; `-` where there is none. */
const WORDS = [null, null, 'host', 'app', 'process', 'kind'] as const;

const syslogLine: PerDatagram<SyslogParts> = {
  name: 'syslog',
  recognise: (first) => (scoreLine(first, 0) ? 0.9 : 0),
  parse(bytes) {
    const priority = priorityOf(bytes, 0);
    if (priority < 0) return { message: null, problem: 'not-this-protocol' };
    const at = indexOfOctet(bytes, GREATER, 0, bytes.length) + 1;
    const end = endOfLine(bytes);
    const fields = isVersion1(bytes, at) ? readNew(bytes, at, end) : readOld(bytes, at, end);
    return { message: { priority, fields }, problem: null };
  },
  emit({ priority, fields }, sink) {
    sink.message({ type: 'syslog', priority });
    for (const { path, span } of fields) sink.field(path, null, span, { unclaimed: path === 'message' });
  },
};

/** Notes of programs and network boxes, over UDP (RFC 5426) and TCP (RFC 6587: counted, or a line each). */
export const syslog: Dissector = {
  name: 'syslog',
  transport: 'both',
  begins: octetsOf('<0123456789'),
  recognise(first, flow) {
    if (flow.transport !== 'tcp') return syslogLine.recognise(first, flow);
    let at = 0;
    while (at < 6 && isDigit(first[at] ?? 0)) at++;
    return scoreLine(first, at === 0 ? 0 : first[at] === SPACE ? at + 1 : -1) ? 0.9 : 0;
  },
  open: (flow, sink) =>
    flow.transport === 'tcp'
      ? new RecordStream({ mostWaiting: LONGEST_LOG + 8, read: () => readLog(syslogLine, flow, sink) }, flow, sink)
      : openDatagrams(syslogLine, flow, sink),
};

/** A priority, and then the version, a month or a date. Other notes (`<13>text`) could be any program's own form. */
function scoreLine(bytes: Uint8Array, at: number): boolean {
  if (at < 0 || priorityOf(bytes, at) < 0) return false;
  const next = indexOfOctet(bytes, GREATER, at, Math.min(bytes.length, at + 5)) + 1;
  return isVersion1(bytes, next) || isMonth(bytes, next) || isDate(bytes, next);
}

/** -1: none. */
function priorityOf(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== LESS) return -1;
  let value = 0;
  for (let i = at + 1; i <= at + 4; i++) {
    const octet = bytes[i] ?? 0;
    if (octet === GREATER) return i > at + 1 && value <= MOST_PRIORITY ? value : -1;
    if (!isDigit(octet)) return -1;
    value = value * 10 + octet - 0x30;
  }
  return -1;
}

function isVersion1(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x31 && bytes[at + 1] === SPACE && (isDigit(bytes[at + 2] ?? 0) || bytes[at + 2] === 0x2d);
}

function isMonth(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 3] === SPACE && MONTHS.some((month) => spells(bytes, at, bytes.length, month));
}

/** `2016-05-24T…`: the time of RFC 3339 in an old note, as rsyslog sends on. */
function isDate(bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < 11; i++) {
    const octet = bytes[at + i] ?? 0;
    if (i === 4 || i === 7 ? octet !== 0x2d : i === 10 ? octet !== 0x54 : !isDigit(octet)) return false;
  }
  return true;
}

function endOfLine(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d || bytes[end - 1] === 0)) end--;
  return end;
}

type Fields = { path: string; span: Span }[];

function readNew(bytes: Uint8Array, from: number, end: number): Fields {
  const fields: Fields = [];
  let at = from;
  for (const path of WORDS) {
    const stop = indexOfOctet(bytes, SPACE, at, end);
    push(fields, path, bytes, at, stop);
    at = Math.min(end, stop + 1);
  }
  const text = bytes[at] === BRACKET ? endOfData(bytes, at, end) : indexOfOctet(bytes, SPACE, at, end);
  if (bytes[at] === BRACKET) push(fields, 'message', bytes, at, text);
  push(fields, 'message', bytes, Math.min(end, text + 1), end);
  return fields;
}

/** Section 6.3: elements in brackets, values in quotes that may hold one behind a backslash. */
function endOfData(bytes: Uint8Array, from: number, end: number): number {
  let isQuoted = false;
  for (let at = from; at < end; at++) {
    const octet = bytes[at];
    if (octet === 0x5c) at++;
    else if (octet === 0x22) isQuoted = !isQuoted;
    else if (octet === 0x5d && !isQuoted && bytes[at + 1] !== BRACKET) return at + 1;
  }
  return end;
}

function readOld(bytes: Uint8Array, from: number, end: number): Fields {
  const fields: Fields = [];
  let at = from;
  const isPlain = isMonth(bytes, at);
  if ((isPlain && end - at > TIME) || isDate(bytes, at)) {
    at = isPlain ? at + TIME + 1 : Math.min(end, indexOfOctet(bytes, SPACE, at, end) + 1);
    const stop = indexOfOctet(bytes, SPACE, at, end);
    // Some leave the host out: a word that ends like a program's tag is none.
    if (bytes[stop - 1] !== COLON) {
      push(fields, 'host', bytes, at, stop);
      at = Math.min(end, stop + 1);
    }
  }
  const tag = /^([\w./-]{1,64})(?:\[\d{1,10}\])?:/.exec(decodeLatin1(bytes, at, Math.min(end, at + LONGEST_TAG + 16)));
  if (tag?.[1] !== undefined) {
    push(fields, 'app', bytes, at, at + tag[1].length);
    at += tag[0].length;
    if (bytes[at] === SPACE) at++;
  }
  push(fields, 'message', bytes, at, end);
  return fields;
}

function push(fields: Fields, path: string | null, bytes: Uint8Array, at: number, end: number): void {
  const isNil = end - at === 1 && bytes[at] === 0x2d;
  if (path !== null && end > at && !isNil) fields.push({ path, span: { at, length: end - at } });
}
