import { Cursor, type Span } from '../../bytes/cursor.ts';
import { standsAt } from '../../bytes/scan.ts';
import type { Parsed } from '../../model/message.ts';
import { protocolNames } from './tls-client-hello.ts';
import { ALPN, isDatagram, SUPPORTED_VERSIONS } from './tls-hello-places.ts';

/** RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3. */
export interface ServerHello {
  /** The version chosen, as its code point. */
  readonly version: number;
  readonly cipher: number;
  /** A HelloRetryRequest: the client will send a second hello, in the clear. */
  readonly retry: boolean;
  readonly sessionId: Span;
  /** The protocol chosen, RFC 7301 section 3.1. */
  readonly alpn: Span | null;
  /** What the server offers to a client that hides its choice: next_protocol_negotiation (draft-agl-tls-nextprotoneg-04). */
  readonly nextProtocols: readonly Span[];
  /** A key from an earlier session, or one agreed on before, is taken (RFC 8446 section 4.2.11). */
  readonly presharedKey: boolean;
  /** RFC 7366: the code is made over what was sealed. */
  readonly encryptThenMac: boolean;
}

const ENCRYPT_THEN_MAC = 22; // RFC 7366
const PRE_SHARED_KEY = 41; // RFC 8446
const NEXT_PROTOCOLS = 13172;
const NO_PROTOCOLS: readonly Span[] = [];
type Draft = { -readonly [K in keyof ServerHello]: ServerHello[K] };

// RFC 8446 section 4.1.3: SHA-256 of "HelloRetryRequest".
const RETRY_RANDOM = Uint8Array.from([
  0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91, 0xc2, 0xa2, 0x11,
  0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c,
]);

/** Reads the hello's body in `bytes[at..end)`, behind the handshake header. */
export function parseServerHello(bytes: Uint8Array, at: number, end: number): Parsed<ServerHello> {
  const c = new Cursor(bytes, at, end);
  const legacyVersion = c.u16();
  const random = c.at;
  c.skip(RETRY_RANDOM.length);
  const sessionId = c.span(c.u8());
  const cipher = c.u16();
  c.skip(1); // compression method
  if (!c.ok) return { message: null, problem: 'cut-short' };
  if (legacyVersion >> 8 !== 3 && !isDatagram(legacyVersion)) return { message: null, problem: 'not-this-protocol' };
  const retry = standsAt(bytes, RETRY_RANDOM, random, end);
  const hello: Draft = {
    version: legacyVersion,
    cipher,
    retry,
    sessionId,
    alpn: null,
    nextProtocols: NO_PROTOCOLS,
    presharedKey: false,
    encryptThenMac: false,
  };
  if (c.left === 0) return { message: hello, problem: null };
  const promised = c.u16();
  if (!c.ok) return { message: hello, problem: 'cut-short' };
  const there = Math.min(promised, c.left);
  const stop = c.at + there;
  while (c.at < stop) {
    const id = c.u16();
    const size = c.u16();
    const data = c.at;
    if (!c.skip(size) || c.at > stop) return { message: hello, problem: 'cut-short' };
    if (id === SUPPORTED_VERSIONS && size === 2) hello.version = ((bytes[data] ?? 0) << 8) | (bytes[data + 1] ?? 0);
    else if (id === ALPN) hello.alpn = protocolNames(behindLength(bytes, data, c.at))[0] ?? null;
    else if (id === NEXT_PROTOCOLS) hello.nextProtocols = protocolNames(new Cursor(bytes, data, c.at));
    else if (id === ENCRYPT_THEN_MAC) hello.encryptThenMac = true;
    else if (id === PRE_SHARED_KEY) hello.presharedKey = true;
  }
  return { message: hello, problem: there < promised ? 'cut-short' : null };
}

function behindLength(bytes: Uint8Array, at: number, end: number): Cursor {
  const c = new Cursor(bytes, at, end);
  return c.sub(c.u16());
}
