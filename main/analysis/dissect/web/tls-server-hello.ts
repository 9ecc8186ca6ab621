import { Cursor } from '../../bytes/cursor.ts';
import type { Parsed } from '../../model/message.ts';
import { SUPPORTED_VERSIONS } from './tls-client-hello.ts';

/** RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3. */
export interface ServerHello {
  /** The version chosen, as its code point. */
  readonly version: number;
  readonly cipher: number;
  /** A HelloRetryRequest: the client will send a second hello, in the clear. */
  readonly retry: boolean;
}

// RFC 8446 section 4.1.3: SHA-256 of "HelloRetryRequest".
const RETRY_RANDOM = [
  0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91, 0xc2, 0xa2, 0x11,
  0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c,
];

/** Reads the hello's body in `bytes[at..end)`, behind the handshake header. */
export function parseServerHello(bytes: Uint8Array, at: number, end: number): Parsed<ServerHello> {
  const c = new Cursor(bytes, at, end);
  const legacyVersion = c.u16();
  const random = c.span(32);
  c.skip(c.u8()); // session id
  const cipher = c.u16();
  c.skip(1); // compression method
  if (!c.ok) return { message: null, problem: 'cut-short' };
  if (legacyVersion >> 8 !== 3) return { message: null, problem: 'not-this-protocol' };
  const retry = RETRY_RANDOM.every((octet, i) => bytes[random.at + i] === octet);
  const hello = { version: legacyVersion, cipher, retry };
  if (c.left === 0) return { message: hello, problem: null };
  const promised = c.u16();
  if (!c.ok) return { message: hello, problem: 'cut-short' };
  const there = Math.min(promised, c.left);
  const body = c.sub(there);
  while (body.left > 0) {
    const id = body.u16();
    const data = body.sub(body.u16());
    if (!body.ok) return { message: hello, problem: 'cut-short' };
    if (id === SUPPORTED_VERSIONS && data.left === 2) hello.version = data.u16();
  }
  return { message: hello, problem: there < promised ? 'cut-short' : null };
}
