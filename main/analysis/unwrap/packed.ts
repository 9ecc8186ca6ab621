import { unpacks } from '../bytes/inflate.ts';
import { mayBeginBrotli, mayBeginDeflate } from '../bytes/packed-beginning.ts';
import { CONTROL, HIGH, type Needs } from '../bytes/signs.ts';
import { isReadable } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';

/** Whoever packs less makes it longer. */
const FEWEST = 8;
/** A text that is written as text again is no file: each try costs some microseconds. */
const LONGEST = 64 * 1024;
/** Octets that packed ones do not read for. */
const LOOK = 64;

export const PACKED_NEEDS: Needs = { least: FEWEST, some: CONTROL | HIGH };

/** Packed without a mark: could these octets be, which came out of something else (base64, most of all)? Where the
 *  first bits could be, it is tried, since nothing says so; what random ones unpack to is searched for own values in vain. */
export function mayUnpack(kind: 'br' | 'raw' | 'zlib', { bytes, at, length, chain }: Field): boolean {
  if (length < FEWEST || length > LONGEST || chain.length === 0) return false;
  if (isReadable(bytes, at, Math.min(length, LOOK))) return false;
  const end = at + length;
  if (kind !== 'zlib' && !(kind === 'br' ? mayBeginBrotli : mayBeginDeflate)(bytes, at, end)) return false;
  return unpacks(kind, bytes.subarray(at, at + length));
}
