/** What packs octets and says so at its beginning. */
export type PackedKind = 'deflate' | 'gzip';
export interface PackedMark {
  readonly kind: PackedKind;
  readonly at: number;
}

/** Headers of an app's own messages are shorter. */
const LONGEST_HEADER = 64;
/** RFC 1950 section 2.2: what zlib's four levels write; the first two octets are a multiple of 31. */
const LEVELS: ReadonlySet<number> = new Set([0x01, 0x5e, 0x9c, 0xda]);

/** Where packed octets may begin behind a header: the first mark of gzip (RFC 1952) or zlib (RFC 1950) in the first 64 octets,
 *  past the very first, which says so itself. Null: none. By two octets and the first block's type, random ones are taken for
 *  it once in 400 messages. */
export function packedBehindHeader(bytes: Uint8Array, at: number, end: number): PackedMark | null {
  const last = Math.min(end - 12, at + LONGEST_HEADER);
  for (let i = at + 1; i < last; i++) {
    const octet = bytes[i];
    if (octet === 0x78) {
      if (isZlibMark(bytes, i)) return { kind: 'deflate', at: i };
    } else if (isGzipMark(bytes, i)) return { kind: 'gzip', at: i };
  }
  return null;
}

/** RFC 1952 section 2.3.1: ID1, ID2 and the only method there is. */
export function isGzipMark(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 0x08;
}

/** Octets of SHA-512. */
const LONGEST_HASH = 64;

/** Do these octets, of which the first stand at `at`, say of themselves that they are packed? zlib's two octets are too little
 *  where a hash may stand: random ones are taken for it once in 27,000 times.
 *  @param length of all of them */
export function beginsPacked(bytes: Uint8Array, at: number, length: number): boolean {
  return isGzipMark(bytes, at) || (length > LONGEST_HASH && isZlibMark(bytes, at));
}

/** RFC 1950 section 2.2, and the first block's type. */
function isZlibMark(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x78 && LEVELS.has(bytes[at + 1] ?? 0) && isBlock(bytes, at + 2);
}

/** RFC 1951 section 3.2.3: three types of blocks; section 3.2.4: a stored one repeats its length, inverted. */
function isBlock(bytes: Uint8Array, at: number): boolean {
  const type = ((bytes[at] ?? 0) >> 1) & 3;
  if (type === 3) return false;
  if (type !== 0) return true;
  return ((bytes[at + 1] ?? 0) ^ 0xff) === bytes[at + 3] && ((bytes[at + 2] ?? 0) ^ 0xff) === bytes[at + 4];
}
