import { NEVER } from '../bytes/signs.ts';
import { isReadable } from '../bytes/text.ts';
import { inflate } from '../bytes/inflate.ts';
import { mayUnpack, PACKED_NEEDS } from './packed.ts';
import { asIs, emitInflated } from './gzip.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Octets that show whether a body which is declared brotli was sent plain. */
const LOOK = 64;

/** Brotli (RFC 7932), only where it is declared (`Content-Encoding: br`): it has no mark of its own. What came out before
 *  a break is kept. Octets that were written as text (base64, hexadecimal digits) and unpack to the last are offered. */
export const brotli: Unwrapper = {
  name: 'brotli',
  needs: NEVER,
  recognise: () => 0,
  open(field, emit, limits) {
    const packed = field.bytes.subarray(field.at, field.at + field.length);
    const { bytes, state } = inflate('br', packed, Math.max(0, limits.octets));
    if (state === 'broken' && isReadable(packed, 0, Math.min(packed.length, LOOK))) return asIs(field, emit);
    if (state === 'bound') limits.overran?.();
    return emitInflated(bytes, field, emit, limits);
  },
  offerNeeds: PACKED_NEEDS,
  mayOffer: (field) => mayUnpack('br', field),
};
