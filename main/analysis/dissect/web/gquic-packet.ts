import { Cursor, type Span } from '../../bytes/cursor.ts';
import { skipGoogleFrame } from './gquic-frames.ts';

/** A packet of Google's QUIC before Q050, whose handshake is not sealed. "QUIC Wire Layout Specification" (Hamilton and
 *  others, 2016); public header and frames as quic_framer.cc of QUICHE and Chromium's older one write them. */
export interface GquicPacket {
  /** Digits of its version: 43 for Q043; null where the packet does not say. */
  readonly version: number | null;
  /** Handshake octets in it, as they begin: stream 1. Null: none in the clear. */
  readonly handshake: Span | null;
}

/** Public flags: version, reset, connection ID, packet number's length. The highest bit is always 0. 0x04 says that a nonce
 *  stands in a server's packet; such a one is sealed. */
const HAS_VERSION = 0x01;
const IS_RESET = 0x02;
const HAS_ID = 0x08;
const LONG = 0xc0;
const NUMBER_SIZES = [1, 2, 4, 6];
const HASH = 12; // of the packet, in place of a seal
const LONG_IDS = 0x50; // Q044 to Q046: an ID of 8 octets to the server, none back; the server's turns it around
const LONG_IDS_BACK = 0x05;
const LONG_NUMBER = 4;
const FIRST_LONG = 44;
const LAST_OLD = 33; // with an octet of private flags
const FIRST_BIG_ENDIAN = 39;
const HANDSHAKE_STREAM = 1;

// Frames, quic_framer.cc.
const STREAM = 0x80;
const STREAM_ALL = 0xc0; // 11......: FIN, which a handshake never has
const HAS_LENGTH = 0x20;

/** `Q0` and two digits, as a number; -1: no version of Google's that is read here. */
export function gquicVersion(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at + 2] ?? 0) - 0x30;
  const ones = (bytes[at + 3] ?? 0) - 0x30;
  if (bytes[at] !== 0x51 || bytes[at + 1] !== 0x30 || tens < 2 || tens > 4 || ones < 0 || ones > 9) return -1;
  const number = 10 * tens + ones;
  return number >= 24 ? number : -1;
}

/** Where the version stands, by the first octet; -1: this packet has none. */
export function gquicVersionAt(first: number): number {
  if ((first & LONG) === LONG) return 1;
  if ((first & 0x80) !== 0 || (first & HAS_VERSION) === 0) return -1;
  return first & HAS_ID ? 9 : 1;
}

/** Reads a packet of a flow whose version is `known`, if it is. Null: no packet of Google's QUIC, or one without a frame. */
export function readGquicPacket(bytes: Uint8Array, known: number | null): GquicPacket | null {
  const c = new Cursor(bytes);
  const first = c.u8();
  const isLong = (first & LONG) === LONG;
  const said = isLong ? longHeader(c) : publicHeader(c, first);
  if (said === -1) return null;
  const version = said ?? known;
  if (!isLong && first & IS_RESET) return { version: said, handshake: null };
  c.skip(HASH);
  if (version !== null && version <= LAST_OLD) c.skip(1);
  const numberSize = isLong ? LONG_NUMBER : numberSizeOf(first);
  return c.ok ? { version: said, handshake: streamOne(c, version ?? FIRST_BIG_ENDIAN, numberSize) } : null;
}

/** Moves behind the packet number. The version; null where it has none; -1: not a packet. */
function publicHeader(c: Cursor, first: number): number | null {
  if (first & 0x80) return -1;
  if (first & HAS_ID) c.skip(8);
  let version: number | null = null;
  if (first & HAS_VERSION) {
    version = gquicVersion(c.bytes, c.at);
    c.skip(4);
    if (version < 0) return -1;
  }
  c.skip(numberSizeOf(first));
  return c.ok ? version : -1;
}

function numberSizeOf(first: number): number {
  return NUMBER_SIZES[(first >> 4) & 3] ?? 1;
}

function longHeader(c: Cursor): number {
  const version = gquicVersion(c.bytes, c.at);
  c.skip(4);
  const ids = c.u8();
  if (version < FIRST_LONG || (ids !== LONG_IDS && ids !== LONG_IDS_BACK)) return -1;
  c.skip(8);
  c.skip(LONG_NUMBER);
  return c.ok ? version : -1;
}

/** The handshake's octets, behind acknowledgements and pings. Each frame takes an octet at least. */
function streamOne(c: Cursor, version: number, numberSize: number): Span | null {
  let type = c.u8();
  while (c.left > 0 && skipGoogleFrame(c, type, numberSize, version <= LAST_OLD)) type = c.u8();
  if ((type & STREAM_ALL) !== STREAM) return null;
  const idSize = (type & 3) + 1;
  const offsetSize = (type >> 2) & 7;
  if (idSize !== 1 || c.u8() !== HANDSHAKE_STREAM) return null;
  c.skip(offsetSize === 0 ? 0 : offsetSize + 1);
  if ((type & HAS_LENGTH) === 0) return c.ok && c.left > 0 ? c.span(c.left) : null;
  const length = version < FIRST_BIG_ENDIAN ? c.u16le() : c.u16();
  return c.ok && length > 0 ? c.span(Math.min(length, c.left)) : null;
}
