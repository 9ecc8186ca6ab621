import type { Span } from '../bytes/cursor.ts';
import { decodeUtf16 } from '../bytes/utf16.ts';
import type { Decoded } from '../model/field.ts';

/** Text in UTF-16 as UTF-8, told as a decoding of its own: see `decodeUtf16`. */
export function fromUtf16(bytes: Uint8Array, span: Span, order: 'be' | 'le'): Decoded {
  const text = decodeUtf16(bytes, span, order);
  return { chain: [`utf-16${order}`], at: 0, length: text.bytes.length, ...text };
}
