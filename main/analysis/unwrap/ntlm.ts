import { base64Digits, decodeBase64, digitsBehind } from '../bytes/base64.ts';
import { Cursor, type Span } from '../bytes/cursor.ts';
import { u16le } from '../bytes/plain.ts';
import { standsAt } from '../bytes/scan.ts';
import { encodeUtf8, pushUtf8 } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { same } from './pairs.ts';
import type { Emit, Inner, Unwrapper, UnwrapLimits } from './unwrapper.ts';

const MARK = encodeUtf8('NTLMSSP\0'); // [MS-NLMP] section 2.2.1
/** The mark in base64, as far as its letters do not depend on what follows. */
const MARK_IN_BASE64 = 'TlRMTVNTUA';
const NEGOTIATE = 'negotiate ';
const NTLM = 'ntlm ';
/** Octets of negotiation (RFC 4178) that may stand before the mark. */
const MOST_BEFORE = 256;
/** A whole message: names of 65,535 octets would fit, real ones have some hundred; a ticket may have 12,000. */
const MOST_OCTETS = 64 * 1024;
const UNICODE = 1; // NTLMSSP_NEGOTIATE_UNICODE, section 2.2.2.5
const REPLACEMENT = 0xfffd;
/** Pairs of a challenge (section 2.2.2.1): ten kinds are known. */
const MOST_PAIRS = 32;

/** Where each kind of message has its flags and, as (length, room, offset), its names. */
interface Layout {
  readonly flagsAt: number;
  readonly names: readonly (readonly [path: string, at: number])[];
  /** Section 2.2.1.1: the names in a first message are never in UTF-16. */
  readonly alwaysPlain?: boolean;
}
const LAYOUTS: Readonly<Record<number, Layout>> = {
  1: {
    flagsAt: 12,
    names: [
      ['domain', 16],
      ['workstation', 24],
    ],
    alwaysPlain: true,
  }, // section 2.2.1.1
  2: { flagsAt: 20, names: [['target', 12]] }, // section 2.2.1.2
  3: {
    flagsAt: 60,
    names: [
      ['domain', 28],
      ['account', 36],
      ['workstation', 44],
    ],
  }, // section 2.2.1.3
};
const TARGET_INFO_AT = 40;
/** Section 2.2.2.1: names of the server. */
const PAIRS: Readonly<Record<number, string>> = {
  1: 'target.computer',
  2: 'target.domain',
  3: 'target.dns-computer',
  4: 'target.dns-domain',
};

/** Windows' login by NTLM, raw or in base64 (`Authorization: NTLM …`, `Negotiate …`, a mail server's AUTH): who logs in, from
 *  which computer, to which domain, and what the server calls itself. The password's hash stays closed. */
export const ntlm: Unwrapper = {
  name: 'ntlm',
  needs: { least: 16 },
  recognise(field) {
    const { bytes, at } = field;
    const first = bytes[at] ?? 0;
    if (first !== 0x4e && first !== 0x6e && first !== 0x54) return 0; // 'N', 'n', 'T'
    if (standsAt(bytes, MARK, at, at + field.length)) return 0.99;
    const from = lettersAt(field);
    if (from < 0) return 0;
    return startsWith(bytes, from, at + field.length, MARK_IN_BASE64, false) ? 0.95 : from > at ? 0.6 : 0;
  },
  open(field, emit, limits) {
    const { bytes, at, length } = field;
    if (standsAt(bytes, MARK, at, at + length)) return read(bytes, { at, length }, same, emit, limits);
    const from = lettersAt(field);
    const letters = { at: from, length: at + length - from };
    if (from < 0 || letters.length > MOST_OCTETS * 2 || base64Digits(bytes, from, letters.length) === 0) return false;
    const decoded = decodeBase64(bytes, from, letters.length);
    if (!decoded || decoded.length > limits.octets) return false;
    for (let i = 0; i < Math.min(MOST_BEFORE, decoded.length); i++) {
      if (!standsAt(decoded, MARK, i, decoded.length)) continue;
      limits.octets -= decoded.length;
      const back = (part: Span): Span => digitsBehind(from, letters.length, part);
      return read(decoded, { at: i, length: decoded.length - i }, back, emit, limits);
    }
    return false;
  },
};

/** Where base64 begins, behind a scheme's name; -1: nowhere. */
function lettersAt({ bytes, at, length }: Field): number {
  const end = at + length;
  for (const scheme of [NTLM, NEGOTIATE]) if (startsWith(bytes, at, end, scheme, true)) return at + scheme.length;
  return startsWith(bytes, at, end, MARK_IN_BASE64, false) ? at : -1;
}

function startsWith(bytes: Uint8Array, at: number, end: number, word: string, anyCase: boolean): boolean {
  if (at + word.length > end) return false;
  for (let i = 0; i < word.length; i++) {
    const octet = bytes[at + i] ?? 0;
    const letter = anyCase && octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet;
    if (letter !== word.charCodeAt(i)) return false;
  }
  return true;
}

function read(bytes: Uint8Array, { at, length }: Span, back: Back, emit: Emit, limits: UnwrapLimits): boolean {
  const message = { bytes, at, end: at + length, back };
  const c = new Cursor(bytes, at, message.end);
  c.skip(MARK.length);
  const layout = LAYOUTS[c.u32le()];
  if (!layout) return false;
  const isWide = !layout.alwaysPlain && (flagsOf(message, layout.flagsAt) & UNICODE) !== 0;
  let emitted = 0;
  const tell = (path: string, span: Span): void => {
    const inner = innerOf(`ntlm.${path}`, message, span, isWide);
    if (inner.length === 0 || inner.length > limits.octets) return;
    limits.octets -= inner.length;
    emitted++;
    emit(inner);
  };
  for (const [path, pairAt] of layout.names) tell(path, spanAt(message, pairAt));
  if (layout === LAYOUTS[2]) eachPair(message, tell);
  return emitted > 0;
}

type Back = (part: Span) => Span;
interface Message {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  readonly back: Back;
}

function flagsOf({ bytes, at, end }: Message, flagsAt: number): number {
  const c = new Cursor(bytes, at, end);
  c.skip(flagsAt);
  const flags = c.u32le();
  return c.ok ? flags : UNICODE; // an old third message has none
}

function spanAt({ bytes, at, end }: Message, pairAt: number): Span {
  const c = new Cursor(bytes, at, end);
  c.skip(pairAt);
  const length = c.u16le();
  c.skip(2);
  const from = at + c.u32le();
  return c.ok && from + length <= end ? { at: from, length } : { at, length: 0 };
}

function eachPair(message: Message, tell: (path: string, span: Span) => void): void {
  const info = spanAt(message, TARGET_INFO_AT);
  const c = new Cursor(message.bytes, info.at, info.at + info.length);
  for (let i = 0; i < MOST_PAIRS && c.left > 0; i++) {
    const path = PAIRS[c.u16le()];
    const value = c.span(c.u16le());
    if (!c.ok) return;
    if (path !== undefined) tell(path, value);
  }
}

function innerOf(path: string, { bytes, back }: Message, span: Span, isWide: boolean): Inner {
  if (!isWide) return { path, key: null, bytes, ...span, role: 'value', locate: back };
  const octets: number[] = [];
  /** For each octet, which letter it came from; one more for the end. */
  const letters: number[] = [];
  for (let i = 0; i + 2 <= span.length; i += 2) {
    const unit = u16le(bytes, span.at + i);
    // Names of accounts and computers hold no letters beyond 16 bits: halves of one become the mark of a loss.
    pushUtf8(octets, unit >= 0xd800 && unit < 0xe000 ? REPLACEMENT : unit);
    while (letters.length < octets.length) letters.push(i);
  }
  const locate = (part: Span): Span => {
    const first = letters[part.at] ?? span.length & ~1;
    const last = letters[part.at + part.length - 1] ?? first - 2;
    return back({ at: span.at + first, length: Math.max(0, last + 2 - first) });
  };
  return { path, key: null, bytes: Uint8Array.from(octets), at: 0, length: octets.length, role: 'value', locate };
}
