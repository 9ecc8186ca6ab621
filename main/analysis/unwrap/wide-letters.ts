import { decodeUtf16 } from '../bytes/utf16.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded } from './decoded.ts';
import type { Emit, UnwrapLimits } from './unwrapper.ts';

/** UTF-8 may take three octets where UTF-16 took two. */
const MOST_GROWTH = 1.5;

/** Text in UTF-16 (RFC 2781) as UTF-8; half a letter becomes U+FFFD. A NUL at its end is not part of it. */
export function openWide(field: Field, order: 'be' | 'le', emit: Emit, limits: UnwrapLimits): boolean {
  const { bytes, at } = field;
  let length = field.length & ~1;
  while (length > 0 && bytes[at + length - 1] === 0 && bytes[at + length - 2] === 0) length -= 2;
  if (length * MOST_GROWTH > limits.octets) return false;
  const text = decodeUtf16(bytes, { at, length }, order);
  return emitDecoded(field, text.bytes, text.locate, emit, limits);
}
