import type { Cursor } from '../../bytes/cursor.ts';

/** Frames of Google's QUIC before the standard, "QUIC Wire Layout Specification" and quic_framer.cc of QUICHE. Up to Q033
 *  an octet called entropy stood in two of them (read off quic.pcap). */

const ACK = 0x40; // 01nullmm
const ACK_MASK = 0xc0;
const ACK_HAS_BLOCKS = 0x20;
const SIZES = [1, 2, 4, 6];
const STOP_WAITING = 6;
const PING = 7;

/** Moves behind one frame that may stand in front of a handshake's. `numberSize`: octets of the packet's number. `isOld`: up
 *  to Q033. False: this frame is another. */
export function skipGoogleFrame(c: Cursor, type: number, numberSize: number, isOld: boolean): boolean {
  if (type === PING) return true;
  if (type === STOP_WAITING) return c.skip((isOld ? 1 : 0) + numberSize);
  if ((type & ACK_MASK) !== ACK) return false;
  if (isOld) return skipOldAck(c, type);
  const blockSize = SIZES[type & 3] ?? 1;
  c.skip(SIZES[(type >> 2) & 3] ?? 1); // largest acknowledged
  c.skip(2); // its delay
  const blocks = type & ACK_HAS_BLOCKS ? c.u8() : 0;
  c.skip(blockSize);
  c.skip(blocks * (1 + blockSize));
  return skipTimes(c);
}

/** One with ranges of what is missing is left alone: none stands in front of a hello. */
function skipOldAck(c: Cursor, type: number): boolean {
  if (type & ACK_HAS_BLOCKS) return false;
  c.skip(1); // entropy
  c.skip(SIZES[(type >> 2) & 3] ?? 1); // largest seen
  c.skip(2); // its delay
  return skipTimes(c);
}

function skipTimes(c: Cursor): boolean {
  const times = c.u8();
  if (times > 0) c.skip(1 + 4 + (times - 1) * 3);
  return c.ok;
}
