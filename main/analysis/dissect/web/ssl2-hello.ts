import { Cursor } from '../../bytes/cursor.ts';
import { octetRange } from '../first-octets.ts';

/** A ClientHello in the format of SSL 2.0, which old clients send first to be understood by any server: RFC 5246 appendix
 *  E.2. It has no extensions, so it names no server. */
export interface Ssl2Hello {
  /** Highest version offered, as its code point (0x0002: SSL 2.0 itself). */
  readonly version: number;
  /** Octets of the whole record. */
  readonly length: number;
}

export const SSL2_HEADER = 11;
const CLIENT_HELLO = 1;
const LONG = 0x80; // the two-octet header, without padding
const CIPHER_SPEC = 3; // octets
const SSL_2 = 0x0002;
/** More would be more ciphers than exist. */
const MOST_OCTETS = 0x1ff;

/** What such a hello may begin with: the header's high octet. */
export const SSL2_BEGINS = octetRange(LONG, LONG | (MOST_OCTETS >> 8));

/** The hello at `at`, by its header: lengths that add up leave no doubt. Null: it is none. Needs `SSL2_HEADER` octets. */
export function parseSsl2Hello(bytes: Uint8Array, at: number): Ssl2Hello | null {
  const c = new Cursor(bytes, at);
  const size = c.u16() ^ (LONG << 8);
  const type = c.u8();
  const version = c.u16();
  const ciphers = c.u16();
  const session = c.u16();
  const challenge = c.u16();
  const isVersion = version === SSL_2 || (version >> 8 === 3 && (version & 0xff) <= 4);
  if (!c.ok || size > MOST_OCTETS || type !== CLIENT_HELLO || !isVersion) return null;
  const isShape =
    ciphers > 0 &&
    ciphers % CIPHER_SPEC === 0 &&
    (session === 0 || session === 16) &&
    challenge >= 16 &&
    challenge <= 32;
  return isShape && SSL2_HEADER - 2 + ciphers + session + challenge === size ? { version, length: size + 2 } : null;
}
