import { placeOfAll } from '../../bytes/scan.ts';
import { decodeLatin1, encodeUtf8 } from '../../bytes/text.ts';
import type { Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import { indexOfOctet, spells } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { LineReader, type LineTalk } from '../text-lines.ts';

/** A job's line: templates of blocks have up to some ten thousand digits. */
const LONGEST_LINE = 64 * 1024;
/** Octets in which a first line has to name what it asks for. */
const FIRST_LOOK = 512;
/** Members before the one that is asked for. */
const MOST_MEMBERS = 64;

/** What a miner asks a pool first (docs/protocols/stratum.md). `login` alone is too usual a word. */
const OPENINGS = ['"mining.subscribe"', '"mining.authorize"', '"eth_submitLogin"', '"eth_login"'].map(encodeUtf8);
const LOGIN = encodeUtf8('"login"');
const AGENT = encodeUtf8('"agent"');
/** Whose first parameter is the account, and whose second a password. */
const WITH_LIST: ReadonlySet<string> = new Set(['mining.authorize', 'eth_submitLogin', 'eth_login']);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;

/** Stratum, how miners of coins talk to their pool: JSON, a request a line. */
export const stratum = perRecord({
  name: 'stratum',
  begins: octetsOf('{'),
  mostWaiting: 2 * LONGEST_LINE,
  recognise: scoreStratum,
  read: (flow, sink, control) => new LineReader(flow, sink, control, LONGEST_LINE, () => new StratumTalk(sink)),
});

function scoreStratum(first: Uint8Array): number {
  if (first[0] !== 0x7b) return 0;
  const end = Math.min(indexOfOctet(first, LF, 0, first.length), FIRST_LOOK);
  const has = (word: Uint8Array): boolean => placeOfAll(first, word, 0, end) < end;
  return OPENINGS.some(has) || (has(LOGIN) && has(AGENT)) ? 0.9 : 0;
}

class StratumTalk implements LineTalk {
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return spells(segment, 0, segment.length, '{"');
  }

  onLine(_direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    if (end <= at) return;
    const method = stringBehind(bytes, '"method"', at, end);
    const name = method ? decodeLatin1(bytes, method.at, method.at + method.length) : '';
    this.#sink.message({ type: 'chat-packet', kind: name === '' ? 'answer' : 'request' });
    this.#sink.field('line', null, { at, length: end - at }, { unclaimed: true, encodings: ['json'] });
    if (WITH_LIST.has(name)) this.#list(bytes, at, end);
    else if (name === 'login') {
      this.#emit('login.user', 'login', stringBehind(bytes, '"login"', afterParams(bytes, at, end), end));
      this.#emit('login.pass', 'pass', stringBehind(bytes, '"pass"', at, end));
      this.#emit('login.worker', 'rigid', stringBehind(bytes, '"rigid"', at, end));
    }
  }

  /** `"params": ["account.machine", "password"]`, and beside it the machine's name (eth_submitLogin). */
  #list(bytes: Uint8Array, at: number, end: number): void {
    const open = behindSpaces(bytes, afterParams(bytes, at, end), end);
    if (bytes[open] !== 0x5b) return;
    const user = stringAt(bytes, behindSpaces(bytes, open + 1, end), end);
    this.#emit('login.user', 'params', user);
    this.#emit('login.worker', 'worker', stringBehind(bytes, '"worker"', at, end));
    if (!user) return;
    const comma = behindSpaces(bytes, user.at + user.length + 1, end);
    if (bytes[comma] === 0x2c)
      this.#emit('login.pass', 'params', stringAt(bytes, behindSpaces(bytes, comma + 1, end), end));
  }

  #emit(path: string, key: string, span: Span | null): void {
    if (span && span.length > 0) this.#sink.field(path, key, span);
  }
}

/** Behind `"params":`, or the line's end. */
function afterParams(bytes: Uint8Array, at: number, end: number): number {
  return behindName(bytes, '"params"', at, end);
}

/** Behind the colon of the first member of that name (with its quotes), or `end`. */
function behindName(bytes: Uint8Array, name: string, at: number, end: number): number {
  const word = encodeUtf8(name);
  for (let i = at, n = 0; i < end && n < MOST_MEMBERS; n++) {
    const found = placeOfAll(bytes, word, i, end);
    const colon = behindSpaces(bytes, Math.min(end, found + word.length), end);
    if (colon < end && bytes[colon] === 0x3a) return colon + 1;
    i = found + word.length;
  }
  return end;
}

function stringBehind(bytes: Uint8Array, name: string, at: number, end: number): Span | null {
  return stringAt(bytes, behindSpaces(bytes, behindName(bytes, name, at, end), end), end);
}

/** What stands between the quotes; null: no string, or one with escapes, which no wallet's name has. */
function stringAt(bytes: Uint8Array, at: number, end: number): Span | null {
  if (at >= end || bytes[at] !== QUOTE) return null;
  const stop = indexOfOctet(bytes, QUOTE, at + 1, end);
  if (stop === end || indexOfOctet(bytes, BACKSLASH, at + 1, stop) < stop) return null;
  return { at: at + 1, length: stop - at - 1 };
}

function behindSpaces(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && (bytes[i] === 0x20 || bytes[i] === 0x09)) i++;
  return i;
}
