import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { Problem } from '../../model/message.ts';
import { HTTPS, NAPTR, SVCB } from './dns-data.ts';
import { NamesSoFar, readName, type DnsName } from './dns-name.ts';

/** RFC 1035 section 4.1, RFC 3596 (AAAA), RFC 2782 (SRV). All that is read of one message: places, not copies. */
export interface DnsParts {
  readonly response: boolean;
  readonly questions: readonly { readonly name: DnsName; readonly qtype: number }[];
  /** Answer, authority and additional records, in order. */
  readonly records: readonly DnsRecord[];
}

export interface DnsRecord {
  readonly name: DnsName;
  readonly rtype: number;
  readonly data: Span;
  /** The name inside CNAME, NS, PTR, SRV, SVCB, HTTPS and NAPTR data. */
  readonly target: DnsName | null;
}

export const A = 1;
export const NS = 2;
export const CNAME = 5;
export const PTR = 12;
export const TXT = 16;
export const AAAA = 28;
export const SRV = 33;
export const ANY = 255; // section 3.2.3, asked only

export const HEADER = 12; // octets, section 4.1.1
/** Records read of one message. A DNS message over TCP could hold 5,000; none seen in real captures comes near. */
const MAX_RECORDS = 1024;
const MAX_QUESTIONS = 64;
/** Octets before the name: priority, weight and port; a priority (RFC 9460 section 2.2). */
const BEFORE_TARGET: ReadonlyMap<number, number> = new Map([
  [CNAME, 0],
  [NS, 0],
  [PTR, 0],
  [SRV, 6],
  [SVCB, 2],
  [HTTPS, 2],
]);

/** Reads what is there. `problem` says why it stopped, null: it did not. Null parts: not even a header. */
export function parseDns(
  bytes: Uint8Array,
  at = 0,
  end = bytes.length,
): { parts: DnsParts | null; problem: Problem | null } {
  // Pointers count from the message's first octet, so a message inside other bytes is read through a view of its own.
  const c = new Cursor(at === 0 && end === bytes.length ? bytes : bytes.subarray(at, end));
  c.skip(2); // transaction ID
  const flags = c.u16();
  const questionCount = c.u16();
  const recordCount = c.u16() + c.u16() + c.u16();
  if (!c.ok) return { parts: null, problem: 'cut-short' };
  const questions: { name: DnsName; qtype: number }[] = [];
  const records: DnsRecord[] = [];
  const soFar = new NamesSoFar();
  const parts: DnsParts = { response: (flags & 0x8000) !== 0, questions, records };
  for (let i = 0; i < questionCount; i++) {
    if (i >= MAX_QUESTIONS) return { parts, problem: 'too-long' };
    const name = readName(c, soFar);
    if (typeof name === 'string') return { parts, problem: name };
    const qtype = c.u16();
    c.skip(2); // class
    if (!c.ok) return { parts, problem: 'cut-short' };
    questions.push({ name, qtype });
  }
  for (let i = 0; i < recordCount; i++) {
    if (i >= MAX_RECORDS) return { parts, problem: 'too-long' };
    const record = readRecord(c, soFar);
    if (typeof record === 'string') return { parts, problem: record };
    records.push(record);
  }
  return { parts, problem: null };
}

function readRecord(c: Cursor, soFar: NamesSoFar): DnsRecord | Problem {
  const name = readName(c, soFar);
  if (typeof name === 'string') return name;
  const rtype = c.u16();
  c.skip(6); // class, time to live
  const size = c.u16();
  const data = c.span(size);
  if (!c.ok) return 'cut-short';
  return { name, rtype, data, target: readTarget(c.bytes, rtype, data, soFar) };
}

function readTarget(bytes: Uint8Array, rtype: number, data: Span, soFar: NamesSoFar): DnsName | null {
  const fixed = rtype === NAPTR ? beforeReplacement(bytes, data) : BEFORE_TARGET.get(rtype);
  if (fixed === undefined || data.length <= fixed) return null;
  const name = readName(new Cursor(bytes, data.at + fixed, data.at + data.length), soFar);
  return typeof name === 'string' ? null : name;
}

/** RFC 3403 section 4.1: two numbers and three strings, each behind its length. */
function beforeReplacement(bytes: Uint8Array, data: Span): number {
  const c = new Cursor(bytes, data.at, data.at + data.length);
  c.skip(4);
  for (let i = 0; i < 3; i++) c.skip(c.u8());
  return c.at - data.at;
}
