import { Cursor } from '../../bytes/cursor.ts';
import { u32be, u32le } from '../../bytes/plain.ts';
import type { Direction } from '../../model/flow.ts';

/** How messages are framed on TCP. https://core.telegram.org/mtproto/mtproto-transports */
export type MtprotoTransport = 'abridged' | 'intermediate' | 'padded' | 'full';

/** Octets that a client sends once, before its first frame. */
export const MARK_OCTETS: Readonly<Record<MtprotoTransport, number>> = {
  abridged: 1,
  intermediate: 4,
  padded: 4,
  full: 0,
};
/** An `auth_key_id` (8) and a `msg_key` (16): what stands before encrypted octets. */
export const SEALED_HEAD = 24;
/** An `auth_key_id` of zeros, a message's number (8), a length (4). */
export const PLAIN_HEAD = 20;
/** The longest frame we follow: files go in parts of half a megabyte. */
const LONGEST = 0xff_ffff;
const BLOCK = 16;
/** Padding of the padded transport. */
const MOST_PADDING = 15;
const SHORTEST_SEALED = SEALED_HEAD + BLOCK;
/** `req_pq` and `req_pq_multi`, the first question of any client, and their length: the name and a nonce. */
const FIRST_QUESTIONS: ReadonlySet<number> = new Set([0x60469778, 0xbe7e8ef1]);
const QUESTION = 20;

export interface MtprotoFrame {
  /** Octets before the message. */
  readonly head: number;
  /** Of the message, with its padding or checksum; 0: a token that says "arrived", which has none. */
  readonly length: number;
}

/** The transport that a client's first octets name; null: none that is not obfuscated. */
export function transportOf(first: Uint8Array, at: number): MtprotoTransport | null {
  if (first[at] === 0xef) return 'abridged';
  const word = u32be(first, at);
  if (word === 0xeeeeeeee) return 'intermediate';
  if (word === 0xdddddddd) return 'padded';
  return u32le(first, at) === QUESTION + PLAIN_HEAD + 12 && u32be(first, at + 4) === 0 ? 'full' : null;
}

/** The frame at `at`; -n: n octets have to be there; null: no frame. */
export function mtprotoFrame(
  transport: MtprotoTransport,
  direction: Direction,
  bytes: Uint8Array,
  at: number,
  end: number,
): MtprotoFrame | number | null {
  const first = bytes[at] ?? 0;
  if (transport === 'abridged') {
    if (direction === 'in' && first >= 0x80) return { head: 4, length: 0 };
    const words = first & 0x7f; // the highest bit asks for a quick "arrived"
    if (words !== 0x7f) return words > 0 ? { head: 1, length: 4 * words } : null;
    if (end - at < 4) return -4;
    return within({ head: 4, length: 4 * (new Cursor(bytes, at + 1).u16le() + ((bytes[at + 3] ?? 0) << 16)) });
  }
  if (transport === 'full') {
    if (end - at < 8) return -8;
    return within({ head: 8, length: u32le(bytes, at) - 8 });
  }
  if (end - at < 4) return -4;
  const size = u32le(bytes, at);
  if (direction === 'in' && size >= 0x80000000) return { head: 4, length: 0 };
  return within({ head: 4, length: size % 0x80000000 });
}

function within(frame: MtprotoFrame): MtprotoFrame | null {
  return frame.length >= 4 && frame.length <= LONGEST ? frame : null;
}

/** Is a client's first message one that MTProto has there, by its first octets? `certain`: the question that starts a key
 *  exchange, unencrypted. `fits`: only the length says so. */
export function firstMessage(
  transport: MtprotoTransport,
  bytes: Uint8Array,
  at: number,
  length: number,
): 'certain' | 'fits' | null {
  const slack = transport === 'padded' ? MOST_PADDING : transport === 'full' ? 4 : 0;
  if (at + PLAIN_HEAD + 4 <= bytes.length && isZero(bytes, at, 8)) {
    const more = length - PLAIN_HEAD - QUESTION;
    const isQuestion = u32le(bytes, at + 16) === QUESTION && FIRST_QUESTIONS.has(u32le(bytes, at + PLAIN_HEAD));
    return isQuestion && more >= 0 && more <= slack ? 'certain' : null;
  }
  if (transport === 'full' || length < SHORTEST_SEALED || isZero(bytes, at, 8)) return null;
  return transport === 'padded' || (length - SEALED_HEAD) % BLOCK === 0 ? 'fits' : null;
}

/** Also where the octets end before. */
function isZero(bytes: Uint8Array, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) if ((bytes[i] ?? 0) !== 0) return false;
  return true;
}
