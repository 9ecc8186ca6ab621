import { encodeUtf8 } from './text.ts';

/** What every version that is in use begins with (CFBinaryPList.c of Apple's CoreFoundation). */
const MAGIC = encodeUtf8('bplist0');
const HEAD = 8;
/** Sizes, counts and places, at the end. */
export const PROPERTY_LIST_TRAILER = 32;

/** Does Apple's binary property list begin at `at` that ends with `end`? Its last octets tell sizes of 1 to 8 octets. */
export function beginsPropertyList(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < HEAD + PROPERTY_LIST_TRAILER) return false;
  for (let i = 0; i < MAGIC.length; i++) if (bytes[at + i] !== MAGIC[i]) return false;
  return isSize(bytes[end - PROPERTY_LIST_TRAILER + 6]) && isSize(bytes[end - PROPERTY_LIST_TRAILER + 7]);
}

function isSize(octets: number | undefined): boolean {
  return octets !== undefined && octets > 0 && octets <= 8;
}
