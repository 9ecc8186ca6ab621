import { Cursor } from '../../bytes/cursor.ts';
import { varint } from './quic-header.ts';

/** A piece of a stream: octets `bytes[at..at+length)` stand at `offset` of it. `isLast`: they end it. */
export type OnStream = (stream: number, offset: number, at: number, length: number, isLast: boolean) => void;

// RFC 9000 section 19.
const ACK = 0x02;
const ACK_ECN = 0x03;
const CRYPTO = 0x06;
const NEW_TOKEN = 0x07;
const STREAM = 0x08;
const STREAM_LAST = 0x0f;
const NEW_CONNECTION_ID = 0x18;
const PATH_CHALLENGE = 0x1a;
const PATH_RESPONSE = 0x1b;
const CLOSE = 0x1c;
const CLOSE_BY_APP = 0x1d;
const DATAGRAM = 0x30; // RFC 9221 section 4
const DATAGRAM_SIZED = 0x31;
const PATH_TOKEN = 8;
const RESET_TOKEN = 16;

/** Frames that are nothing but numbers, by how many. */
const NUMBERS: ReadonlyMap<number, number> = new Map([
  [0x00, 0], // PADDING
  [0x01, 0], // PING
  [0x04, 3], // RESET_STREAM
  [0x05, 2], // STOP_SENDING
  [0x10, 1], // MAX_DATA
  [0x11, 2], // MAX_STREAM_DATA
  [0x12, 1], // MAX_STREAMS
  [0x13, 1],
  [0x14, 1], // DATA_BLOCKED
  [0x15, 2], // STREAM_DATA_BLOCKED
  [0x16, 1], // STREAMS_BLOCKED
  [0x17, 1],
  [0x19, 1], // RETIRE_CONNECTION_ID
  [0x1e, 0], // HANDSHAKE_DONE
  [0x1f, 0], // IMMEDIATE_ACK, draft-ietf-quic-ack-frequency
  [0x24, 4], // RESET_STREAM_AT, draft-ietf-quic-reliable-stream-reset
  [0xaf, 4], // ACK_FREQUENCY, as IMMEDIATE_ACK
  [0x02f5, 1], // TIME_STAMP, draft-huitema-quic-ts
]);

/** Reads the frames of an opened 1-RTT or 0-RTT packet and tells each STREAM frame. False: a frame of an extension that is
 *  not known, or a broken one, ended the reading. Every frame takes an octet at least, which bounds the loop. */
export function readAppFrames(bytes: Uint8Array, onStream: OnStream): boolean {
  const c = new Cursor(bytes);
  while (c.left > 0) {
    const type = varint(c);
    if (type >= STREAM && type <= STREAM_LAST) readStream(c, type, onStream);
    else if (!skipFrame(c, type)) return false;
    if (!c.ok) return false;
  }
  return true;
}

/** Section 19.8: the type's bits say which parts are there. */
function readStream(c: Cursor, type: number, onStream: OnStream): void {
  const stream = varint(c);
  const offset = (type & 4) !== 0 ? varint(c) : 0;
  const data = c.span((type & 2) !== 0 ? varint(c) : c.left);
  if (c.ok) onStream(stream, offset, data.at, data.length, (type & 1) !== 0);
}

function skipFrame(c: Cursor, type: number): boolean {
  const numbers = NUMBERS.get(type);
  if (numbers !== undefined) skipNumbers(c, numbers);
  else if (type === ACK || type === ACK_ECN) skipAck(c, type === ACK_ECN);
  else if (type === CRYPTO) {
    varint(c); // offset
    c.skip(varint(c));
  } else if (type === NEW_TOKEN || type === DATAGRAM_SIZED) c.skip(varint(c));
  else if (type === NEW_CONNECTION_ID) {
    skipNumbers(c, 2);
    c.skip(c.u8());
    c.skip(RESET_TOKEN);
  } else if (type === PATH_CHALLENGE || type === PATH_RESPONSE) c.skip(PATH_TOKEN);
  else if (type === CLOSE || type === CLOSE_BY_APP) {
    skipNumbers(c, type === CLOSE ? 2 : 1);
    c.skip(varint(c)); // reason
  } else if (type === DATAGRAM) c.skip(c.left);
  else return false;
  return true;
}

function skipNumbers(c: Cursor, count: number): void {
  for (let i = 0; i < count; i++) varint(c);
}

/** Section 19.3. */
function skipAck(c: Cursor, hasCounts: boolean): void {
  skipNumbers(c, 2); // largest acknowledged, delay
  const ranges = varint(c);
  varint(c); // first range
  for (let i = 0; i < ranges && c.ok; i++) skipNumbers(c, 2);
  if (hasCounts) skipNumbers(c, 3);
}
