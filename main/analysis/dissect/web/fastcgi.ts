import { decodeLatin1 } from '../../bytes/text.ts';
import { u16be, u32be } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { endOfHead, parseHeaders } from './http1-head.ts';
import { emitHeaders } from './http1-emit.ts';
import { Http2Streams } from './http2-streams.ts';

/** Version, type, request, length of content and of padding, one reserved octet (FastCGI 1.0 section 3.3). */
const HEADER = 8;
const VERSION = 1;
const BEGIN = 1;
const ABORT = 2;
const END = 3;
const PARAMS = 4;
const STDIN = 5;
const STDOUT = 6;
const LAST_TYPE = 11;
/** Variables of one record; a web server passes some dozen. */
const MOST_PAIRS = 512;
const FORM = { encodings: ['form'] } as const;
const COOKIE = { encodings: ['cookie'] } as const;
/** What a variable repeats of the request's own words: the query is told once. */
const REPEATED = new Set([
  'REQUEST_URI',
  'SCRIPT_FILENAME',
  'PATH_TRANSLATED',
  'REDIRECT_URL',
  'REDIRECT_QUERY_STRING',
]);

/** FastCGI 1.0: how a web server hands a request to the program that answers it, often over the network and in the clear.
 *  What HTTP says of headers, queries, cookies and bodies holds here. Facts: docs/protocols/fastcgi.md. */
export const fastcgi = perRecord({
  name: 'fastcgi',
  begins: octetsOf('\x01'),
  mostWaiting: HEADER + 0xffff + 0xff,
  recognise: scoreFastcgi,
  read: (_flow, sink) => new FastcgiReader(sink),
});

/** The web server begins with a request: role 1 to 3 (section 5.1), one flag, five octets of nothing. */
function scoreFastcgi(first: Uint8Array): number {
  if (first.length < 2 * HEADER || first[0] !== VERSION || first[1] !== BEGIN || first[6] !== 0 || first[7] !== 0)
    return 0;
  const role = u16be(first, HEADER);
  const isEmpty = first.subarray(HEADER + 3, 2 * HEADER).every((octet) => octet === 0);
  return u16be(first, 2) > 0 &&
    u16be(first, 4) === 8 &&
    role >= 1 &&
    role <= 3 &&
    (first[HEADER + 2] ?? 9) <= 1 &&
    isEmpty
    ? 0.95
    : 0;
}

class FastcgiReader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #bodies: Http2Streams;
  /** Requests whose answer has begun: its first record holds the headers. */
  readonly #answered = new Set<number>();

  constructor(sink: FieldSink) {
    this.#sink = sink;
    this.#bodies = new Http2Streams(sink);
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (bytes[at] !== VERSION) return 'lost';
    if (end - at < HEADER) return -HEADER;
    const type = bytes[at + 1] ?? 0;
    if (type === 0 || type > LAST_TYPE) return 'lost';
    const length = u16be(bytes, at + 4);
    const size = HEADER + length + (bytes[at + 6] ?? 0);
    if (end - at < size) return -size;
    this.#content(direction, type, u16be(bytes, at + 2), bytes, at + HEADER, at + HEADER + length, origin);
    this.#sink.count('readable', size - length);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const from = Math.min(end, at + HEADER);
    if (from < end) this.#content(direction, bytes[at + 1] ?? 0, u16be(bytes, at + 2), bytes, from, end, origin);
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    this.#sink.count('readable', from - at);
  }

  onGap(direction: Direction): boolean {
    this.#bodies.gapAnywhere(direction);
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return (
      segment.length >= HEADER &&
      segment[0] === VERSION &&
      (segment[1] ?? 0) >= BEGIN &&
      (segment[1] ?? 0) <= LAST_TYPE &&
      segment[7] === 0
    );
  }

  onEnd(): void {
    this.#bodies.endAll();
  }

  /** Counts the content. */
  #content(
    direction: Direction,
    type: number,
    request: number,
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Origin,
  ): void {
    const isBody = (type === STDIN || type === STDOUT) && end > at;
    if (type === PARAMS) {
      this.#sink.begin(bytes, origin, direction);
      this.#params(request, direction, bytes, at, end);
    } else if (type === STDOUT && isBody && !this.#answered.has(request))
      return this.#answer(request, direction, bytes, at, end, origin);
    else if (isBody) return this.#bodies.data(request, direction, bytes, at, end, origin, false);
    else if (type === STDIN || type === STDOUT) this.#bodies.end(request, direction, null);
    else if (type === END || type === ABORT) {
      this.#bodies.reset(request);
      this.#answered.delete(request);
    }
    this.#sink.count('readable', end - at);
  }

  /** Section 3.4: pairs, each with the lengths of name and value in one octet or four. A pair that goes on in the next
   *  record is passed over. */
  #params(request: number, direction: Direction, bytes: Uint8Array, from: number, end: number): void {
    let type: string | null = null;
    for (let at = from, pairs = 0; at < end && pairs < MOST_PAIRS; pairs++) {
      const name = lengthAt(bytes, at, end);
      const value = name === null ? null : lengthAt(bytes, at + name.octets, end);
      if (name === null || value === null) break;
      const start = at + name.octets + value.octets;
      if (start + name.length + value.length > end) break;
      const key = decodeLatin1(bytes, start, start + name.length);
      const span = { at: start + name.length, length: value.length };
      if (key === 'CONTENT_TYPE') type = decodeLatin1(bytes, span.at, span.at + span.length);
      this.#variable(key, span);
      at = start + name.length + value.length;
    }
    if (type !== null) this.#bodies.headers(request, direction, type, null);
  }

  /** RFC 3875 section 4.1: a request's headers as `HTTP_…`, its query, and what the server says of itself. */
  #variable(name: string, span: { readonly at: number; readonly length: number }): void {
    if (span.length === 0 || REPEATED.has(name)) return;
    if (name === 'QUERY_STRING') this.#sink.field('query', null, span, FORM);
    else if (name === 'HTTP_COOKIE') this.#sink.field('cookie', 'Cookie', span, COOKIE);
    else if (name.startsWith('HTTP_')) {
      const header = name.slice('HTTP_'.length).toLowerCase().replaceAll('_', '-');
      this.#sink.field(`header.${header}`, header, span);
    } else this.#sink.field(`variable.${name.toLowerCase()}`, name, span);
  }

  /** RFC 3875 section 6.2: headers, an empty line, the body. */
  #answer(request: number, direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    this.#answered.add(request);
    const body = endOfHead(bytes, at, end);
    const headers = body > 0 ? parseHeaders(bytes, at, body) : [];
    const valueOf = (name: string): string | null => {
      const found = headers.find(({ lowerName }) => lowerName === name)?.value;
      return found ? decodeLatin1(bytes, found.at, found.at + found.length) : null;
    };
    this.#sink.begin(bytes, origin, direction);
    emitHeaders(headers, this.#sink);
    this.#bodies.headers(request, direction, valueOf('content-type'), valueOf('content-encoding'));
    const from = Math.max(at, body);
    this.#sink.count('readable', from - at);
    this.#bodies.data(request, direction, bytes, from, end, origin, false);
  }
}

function lengthAt(bytes: Uint8Array, at: number, end: number): { length: number; octets: number } | null {
  const first = bytes[at] ?? 0;
  if (at >= end || (first >= 0x80 && at + 4 > end)) return null;
  return first < 0x80 ? { length: first, octets: 1 } : { length: u32be(bytes, at) & 0x7fff_ffff, octets: 4 };
}
