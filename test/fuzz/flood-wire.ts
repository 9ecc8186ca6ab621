/** Packets of floods, made as they are read: raw IPv4 frames in a pcap. Checksums stay 0; ports and addresses are numbers, so
 *  that a million of them cost no strings. */

const IP = 20;
const UDP_HEADER = 8;
const TCP_HEADER = 20;
const RECORD = 16;
const CHUNK = 256 * 1024;
const START = 1_700_000_000;
const RAW_IP = 101;
const MSS = 1400;

export const SYN = 0x02;
export const ACK = 0x10;

/** 198.18.0.0/15, for benchmarks (RFC 2544): a server for each number below 2^17, then the same again. */
const server = (n: number): number => (0xc6120000 | (n & 0x1ffff)) >>> 0;
/** 10.0.0.0/8. */
const client = (n: number): number => (0x0a000000 | (n & 0xffffff)) >>> 0;

/** Who speaks to whom: client number, its port, server number, its port. */
export interface Ends {
  readonly client: number;
  readonly clientPort: number;
  readonly server: number;
  readonly serverPort: number;
}

export function ends(n: number, serverPort: number): Ends {
  return { client: 1, clientPort: 1024 + (n % 60_000), server: Math.floor(n / 60_000), serverPort };
}

export function udp(to: Ends, payload: ArrayLike<number>, isOut = true): Uint8Array {
  const frame = ip(17, to, UDP_HEADER + payload.length, isOut);
  ports(frame, to, isOut);
  frame[24] = (UDP_HEADER + payload.length) >> 8;
  frame[25] = (UDP_HEADER + payload.length) & 255;
  frame.set(payload, IP + UDP_HEADER);
  return frame;
}

export function tcp(to: Ends, seq: number, flags: number, payload: ArrayLike<number> = [], isOut = true): Uint8Array {
  const frame = ip(6, to, TCP_HEADER + payload.length, isOut);
  ports(frame, to, isOut);
  put32(frame, 24, seq);
  frame[32] = 0x50;
  frame[33] = flags;
  frame.set(payload, IP + TCP_HEADER);
  return frame;
}

/** A fragment of a datagram: `offset` in octets, a multiple of 8. */
export function fragment(to: Ends, id: number, offset: number, more: boolean, body: ArrayLike<number>): Uint8Array {
  const frame = ip(17, to, body.length, true);
  frame[4] = (id >> 8) & 255;
  frame[5] = id & 255;
  const word = (offset >> 3) | (more ? 0x2000 : 0);
  frame[6] = word >> 8;
  frame[7] = word & 255;
  frame.set(body, IP);
  return frame;
}

/** What one side says, before the other answers. */
export interface Turn {
  readonly isOut: boolean;
  readonly parts: Iterable<Uint8Array>;
}

/** A handshake, then each turn in segments of `size`. */
export function* talk(to: Ends, turns: Iterable<Turn>, size = MSS): Generator<Uint8Array> {
  yield tcp(to, 999, SYN, [], true);
  yield tcp(to, 4999, SYN | ACK, [], false);
  let [out, back] = [1000, 5000];
  for (const { isOut, parts } of turns)
    for (const part of parts)
      for (let at = 0; at < part.length; at += size) {
        const payload = part.subarray(at, at + size);
        yield tcp(to, isOut ? out : back, ACK, payload, isOut);
        if (isOut) out += payload.length;
        else back += payload.length;
      }
}

/** The frames as a pcap, in chunks. @param microsEach between two frames */
export function* pcapOf(frames: Iterable<Uint8Array>, microsEach = 10): Generator<Uint8Array> {
  let chunk = new Uint8Array(CHUNK + 65_536);
  let view = new DataView(chunk.buffer);
  view.setUint32(0, 0xa1b2c3d4);
  view.setUint16(4, 2);
  view.setUint16(6, 4);
  view.setUint32(16, 262_144);
  view.setUint32(20, RAW_IP);
  let at = 24;
  let micros = 0;
  for (const frame of frames) {
    view.setUint32(at, START + Math.floor(micros / 1e6));
    view.setUint32(at + 4, micros % 1e6);
    view.setUint32(at + 8, frame.length);
    view.setUint32(at + 12, frame.length);
    chunk.set(frame, at + RECORD);
    at += RECORD + frame.length;
    micros += microsEach;
    if (at < CHUNK) continue;
    yield chunk.subarray(0, at);
    chunk = new Uint8Array(CHUNK + 65_536);
    view = new DataView(chunk.buffer);
    at = 0;
  }
  yield chunk.subarray(0, at);
}

function ip(protocol: number, to: Ends, length: number, isOut: boolean): Uint8Array {
  const frame = new Uint8Array(IP + length);
  frame[0] = 0x45;
  frame[2] = frame.length >> 8;
  frame[3] = frame.length & 255;
  frame[8] = 64;
  frame[9] = protocol;
  put32(frame, isOut ? 12 : 16, client(to.client));
  put32(frame, isOut ? 16 : 12, server(to.server));
  return frame;
}

function ports(frame: Uint8Array, { clientPort, serverPort }: Ends, isOut: boolean): void {
  const [from, to] = isOut ? [clientPort, serverPort] : [serverPort, clientPort];
  frame[20] = from >> 8;
  frame[21] = from & 255;
  frame[22] = to >> 8;
  frame[23] = to & 255;
}

function put32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
