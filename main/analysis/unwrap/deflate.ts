import { isReadable } from '../bytes/text.ts';
import { asIs, isGzip, openAs } from './gzip.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Packed octets are not readable for as long as this. */
const LOOK = 16;

/** HTTP's `deflate` (RFC 9110 section 8.4.1.2): zlib (RFC 1950), though some senders leave its header out, send gzip, or
 *  send plain bytes. Only where it is declared: bytes do not tell. */
export const deflate: Unwrapper = {
  name: 'deflate',
  recognise: () => 0,
  open(field, emit, limits) {
    if (isGzip(field)) return openAs('gzip', field, emit, limits);
    // RFC 1950 section 2.2: method 8, and the first two octets are a multiple of 31.
    const first = field.bytes[field.at] ?? 0;
    const second = field.length > 1 ? (field.bytes[field.at + 1] ?? 0) : 0;
    if (first % 16 === 8 && (first * 256 + second) % 31 === 0) return openAs('zlib', field, emit, limits);
    if (isReadable(field.bytes, field.at, Math.min(field.length, LOOK))) return asIs(field, emit);
    return openAs('raw', field, emit, limits);
  },
};
