import type { Span } from '../bytes/cursor.ts';
import { isReadable } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import type { Emit, UnwrapLimits } from './unwrapper.ts';

/** Hands on what a whole field decoded to, under the field's own name, and takes its octets from the limit. Returns false
 *  where nothing came out.
 *  @param locate the field's octets behind a part of `bytes` */
export function emitDecoded(
  field: Field,
  bytes: Uint8Array,
  locate: (part: Span) => Span,
  emit: Emit,
  limits: UnwrapLimits,
): boolean {
  if (bytes.length === 0) return false;
  limits.octets -= bytes.length;
  emit({ path: '', key: field.key, bytes, at: 0, length: bytes.length, role: field.role, locate });
  return true;
}

/** More would come out than may: nothing is opened, and that is told. */
export function isTooMuch(limits: UnwrapLimits): false {
  limits.overran?.();
  return false;
}

/** Octets of a letter that may be cut where a look ends. */
export const MOST_CUT = 3;

/** Do the first `size` octets read as text, or would they with up to `cut` octets less? */
export function readsUpTo(bytes: Uint8Array, size: number, cut: number): boolean {
  for (let less = 0; less <= cut; less++) if (isReadable(bytes, 0, size - less)) return true;
  return false;
}
