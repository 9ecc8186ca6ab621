import { inflate, unpacks } from '../bytes/inflate.ts';
import { isReadable } from '../bytes/text.ts';
import { CONTROL, HIGH, OTHER, SPACE } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { asIs, emitInflated, isGzip, openAs } from './gzip.ts';
import { mayUnpack, PACKED_NEEDS } from './packed.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Packed octets are not readable for as long as this: short texts of few letters may be for sixteen. */
const LOOK = 64;
/** Shorter bodies say too little to be taken for zlib by two octets: they must unpack, too. */
const FEWEST = 24;
/** zlib's header and sum, and a letter. */
const SHORTEST = 9;

/** HTTP's `deflate` (RFC 9110 section 8.4.1.2): zlib (RFC 1950), though some senders leave its header out, send gzip, or
 *  send plain bytes. Undeclared, zlib's usual headers are tried: analytics software sends such bodies as plain octets. */
export const deflate: Unwrapper = {
  name: 'deflate',
  needs: { least: SHORTEST, some: CONTROL | HIGH | OTHER | SPACE },
  recognise(field) {
    if (field.length < SHORTEST || field.bytes[field.at] !== 0x78 || !isZlib(field)) return 0;
    return field.length >= FEWEST || unpacks('zlib', field.bytes.subarray(field.at, field.at + field.length)) ? 0.6 : 0;
  },
  open(field, emit, limits) {
    if (isGzip(field)) return openAs('gzip', field, emit, limits);
    if (isZlib(field)) {
      // Two octets are met by chance once in 8,000 bodies: what does not inflate to its end must at least be readable.
      const out = inflate('zlib', field.bytes.subarray(field.at, field.at + field.length), Math.max(0, limits.octets));
      const isTrue = out.state !== 'broken' || isReadable(out.bytes, 0, Math.min(out.bytes.length, LOOK));
      if (out.state === 'bound') limits.overran?.();
      return isTrue && emitInflated(out.bytes, field, emit, limits);
    }
    if (isReadable(field.bytes, field.at, Math.min(field.length, LOOK))) return asIs(field, emit);
    return openAs('raw', field, emit, limits);
  },
  offerNeeds: PACKED_NEEDS,
  mayOffer: (field) => mayUnpack(isZlib(field) ? 'zlib' : 'raw', field),
};

/** RFC 1950 section 2.2: method 8, and the first two octets are a multiple of 31. */
function isZlib({ bytes, at, length }: Field): boolean {
  const first = bytes[at] ?? 0;
  return length > 2 && first % 16 === 8 && (first * 256 + (bytes[at + 1] ?? 0)) % 31 === 0;
}
