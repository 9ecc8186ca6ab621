import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { Parsed } from '../../model/message.ts';
import { versionOf, type PacketType, type QuicVersion } from './quic-version.ts';

/** One packet with a long header, RFC 9000 section 17.2. Spans point into the datagram. */
export interface LongHeader {
  readonly versionNumber: number;
  readonly version: QuicVersion;
  readonly type: PacketType;
  readonly destination: Span;
  readonly source: Span;
  /** Initial: what the server gave to prove the client's address. Retry: the token it gives. */
  readonly token: Span;
  /** Where the (protected) packet number begins; for a Retry the end. */
  readonly numberAt: number;
  /** Behind the packet; past the datagram's end where the capture cut it. */
  readonly end: number;
}

export const LONG = 0x80;
/** Section 17.2, both forms. Not tested here: RFC 9287 lets it be anything once both sides have said so. */
export const FIXED = 0x40;
/** Octets in front of a long packet's first connection ID's length. */
export const VERSION_AT = 1;
/** Section 17.2: longer ones belong to no version that is known. */
export const MAX_CONNECTION_ID = 20;
const RETRY_TAG = 16; // section 17.2.5
const SHORTEST_PAYLOAD = 20; // section 5.4.2 of RFC 9001: packet number and sample

/** Reads the long header at `at`. A packet that reaches past `bytes` is `cut-short`, and told all the same. */
export function readLongHeader(bytes: Uint8Array, at: number): Parsed<LongHeader> {
  const c = new Cursor(bytes, at);
  const first = c.u8();
  const versionNumber = c.u32();
  const version = versionOf(versionNumber);
  if (!c.ok) return { message: null, problem: 'cut-short' };
  if (!version || (first & LONG) === 0) return { message: null, problem: 'not-this-protocol' };
  const type = version.types[(first >> 4) & 3] ?? 'initial';
  const destination = connectionId(c);
  const source = connectionId(c);
  if (destination.length > MAX_CONNECTION_ID || source.length > MAX_CONNECTION_ID)
    return { message: null, problem: 'bad-length' };
  if (type === 'retry') {
    const token = c.span(Math.max(0, c.left - RETRY_TAG));
    return c.ok
      ? {
          message: {
            versionNumber,
            version,
            type,
            destination,
            source,
            token,
            numberAt: bytes.length,
            end: bytes.length,
          },
          problem: null,
        }
      : { message: null, problem: 'cut-short' };
  }
  const token = c.span(type === 'initial' ? varint(c) : 0);
  const length = varint(c);
  if (!c.ok) return { message: null, problem: 'cut-short' };
  if (length < SHORTEST_PAYLOAD) return { message: null, problem: 'bad-length' };
  const end = c.at + length;
  const message: LongHeader = { versionNumber, version, type, destination, source, token, numberAt: c.at, end };
  return { message, problem: end > bytes.length ? 'cut-short' : null };
}

function connectionId(c: Cursor): Span {
  return c.span(c.u8());
}

/** RFC 9000 section 16. Values over 2^53 lose their last bits; they reach past any datagram all the same. */
export function varint(c: Cursor): number {
  const first = c.u8();
  const rest = (1 << (first >> 6)) - 1;
  let value = first & 0x3f;
  for (let i = 0; i < rest; i++) value = value * 256 + c.u8();
  return value;
}
