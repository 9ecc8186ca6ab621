import { Cursor } from '../../bytes/cursor.ts';
import { skipGoogleFrame } from './gquic-frames.ts';
import { varint } from './quic-header.ts';

/** A stretch of the handshake's stream: octets `bytes[at..at+length)` stand at `offset` of the stream. */
export type OnCrypto = (offset: number, at: number, length: number) => void;

// RFC 9000 section 19; those that an Initial packet may hold (section 12.4).
const PADDING = 0;
const PING = 1;
const ACK = 2;
const ACK_ECN = 3;
const CRYPTO = 6;
const CONNECTION_CLOSE = 0x1c;

const GOOGLE_CRYPTO = 8; // quic_framer.cc of QUICHE

/** Reads the frames of an Initial packet and tells each CRYPTO frame. False: a frame no Initial may hold, or a broken one,
 *  ended the reading. `isGoogle`: with Google's frames, whose sizes hang on the packet number's. Every frame takes an octet at least, so that the packet's length bounds the loop. */
export function readFrames(bytes: Uint8Array, isGoogle: boolean, numberSize: number, onCrypto: OnCrypto): boolean {
  const c = new Cursor(bytes);
  while (c.left > 0) {
    const type = c.u8();
    if (type === PADDING) {
      c.at = behindPadding(bytes, c.at); // most of the packet
      continue;
    }
    if (type === (isGoogle ? GOOGLE_CRYPTO : CRYPTO)) {
      const offset = varint(c);
      const data = c.span(varint(c));
      if (!c.ok) return false;
      onCrypto(offset, data.at, data.length);
    } else if (isGoogle) {
      if (!skipGoogleFrame(c, type, numberSize, false)) return false;
    } else if (type === PING) continue;
    else if (type === ACK || type === ACK_ECN) skipAck(c, type === ACK_ECN);
    else if (type === CONNECTION_CLOSE) skipClose(c);
    else return false;
    if (!c.ok) return false;
  }
  return true;
}

function behindPadding(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] === PADDING) at++;
  return at;
}

/** Section 19.3. */
function skipAck(c: Cursor, hasCounts: boolean): void {
  varint(c); // largest acknowledged
  varint(c); // delay
  const ranges = varint(c);
  varint(c); // first range
  for (let i = 0; i < ranges && c.ok; i++) {
    varint(c);
    varint(c);
  }
  if (!hasCounts) return;
  for (let i = 0; i < 3; i++) varint(c); // ECT(0), ECT(1), CE
}

/** Section 19.19. */
function skipClose(c: Cursor): void {
  varint(c); // error
  varint(c); // frame type
  c.skip(varint(c)); // reason
}
