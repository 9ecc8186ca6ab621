import { u16be } from '../../bytes/plain.ts';
import type { Flow } from '../../model/flow.ts';
import { octetRange } from '../first-octets.ts';

/** Types 20 to 26, and the short headers of DTLS 1.3. RFC 7983 keeps both apart from STUN, RTP and TURN. */
export const DTLS_BEGINS = octetRange(20, 63);

export const HEADER = 13; // RFC 6347 section 4.1
export const CHANGE_CIPHER_SPEC = 20;
export const ALERT = 21;
export const HANDSHAKE = 22;
/** RFC 9146 section 4: a connection ID of a length that only the two sides know stands in front of the length. */
export const WITH_ID = 25;
const HIGHEST_TYPE = 26; // ACK, RFC 9147 section 7
/** RFC 9147 section 4: three bits that say so. */
const SHORT_MASK = 0xe0;
const SHORT = 0x20;
const SHORTEST_SHORT = 1 + 1 + 16; // header and tag
/** RFC 6347 section 4.1: 2^14, and 2048 for what a cipher adds. */
const MAX_FRAGMENT = 16384 + 2048;
const HIGHEST_HANDSHAKE = 25;
/** Epochs grow by one a handshake. */
const MOST_EPOCHS = 256;

export interface DtlsRecord {
  readonly type: number;
  readonly epoch: number;
  /** Of the fragment behind the header. */
  readonly length: number;
}

/** Reads a record's header at `at`; null where none begins. */
export function dtlsRecord(bytes: Uint8Array, at: number): DtlsRecord | null {
  if (bytes.length - at < HEADER) return null;
  const type = bytes[at] ?? 0;
  const length = u16be(bytes, at + 11);
  if (type < CHANGE_CIPHER_SPEC || type > HIGHEST_TYPE || !isVersion(u16be(bytes, at + 1))) return null;
  return length > MAX_FRAGMENT ? null : { type, epoch: u16be(bytes, at + 3), length };
}

/** 1.0, 1.2 (which 1.3 writes, too), and what OpenSSL and Cisco wrote before there was a standard. */
function isVersion(version: number): boolean {
  return version === 0xfeff || version === 0xfefd || version === 0x0100;
}

/** A record that ends with the datagram or in front of another one. Where the capture cut the datagram, the first
 *  handshake message must have a number and begin inside the record. DTLS 1.3's short headers have no mark: they are read
 *  only after a DTLS handshake. */
export function scoreDtls(first: Uint8Array, flow: Flow): number {
  const head = first[0] ?? 0;
  if ((head & SHORT_MASK) === SHORT) return first.length >= SHORTEST_SHORT && isDtls(flow) ? 0.6 : 0;
  if (first.length < HEADER || !isVersion(u16be(first, 1)) || head > HIGHEST_TYPE) return 0;
  const epoch = u16be(first, 3);
  if (epoch >= MOST_EPOCHS) return 0;
  if (head === WITH_ID) return epoch > 0 ? 0.7 : 0;
  const length = u16be(first, 11);
  if (length > MAX_FRAGMENT) return 0;
  const next = HEADER + length;
  if (length > 0 && (next === first.length || (next < first.length && nextBegins(first, next)))) return 0.95;
  return head === HANDSHAKE && epoch === 0 && next > first.length && (first[HEADER] ?? 0xff) <= HIGHEST_HANDSHAKE
    ? 0.7
    : 0;
}

function isDtls(flow: Flow): boolean {
  return flow.protocol === 'dtls' || (flow.tls?.version?.startsWith('DTLS') ?? false);
}

function nextBegins(bytes: Uint8Array, at: number): boolean {
  const type = bytes[at] ?? 0;
  if ((type & SHORT_MASK) === SHORT) return true;
  return (
    type >= CHANGE_CIPHER_SPEC && type <= HIGHEST_TYPE && (bytes.length - at < 3 || isVersion(u16be(bytes, at + 1)))
  );
}
