import { HIGH } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { asIs, openAs } from './gzip.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Zstandard (RFC 8878), by its magic or declared (`Content-Encoding: zstd`). Blocks before a break are kept. */
export const zstd: Unwrapper = {
  name: 'zstd',
  needs: { some: HIGH },
  recognise: (field) => (isZstd(field) ? 0.95 : 0),
  // As with gzip: what is declared and has no magic was sent plain.
  open: (field, emit, limits) => (isZstd(field) ? openAs('zstd', field, emit, limits) : asIs(field, emit)),
};

/** RFC 8878 section 3.1.1, little-endian; a frame has a header of 2 octets and a block header of 3 behind it. */
function isZstd({ bytes, at, length }: Field): boolean {
  return (
    length >= 9 && bytes[at] === 0x28 && bytes[at + 1] === 0xb5 && bytes[at + 2] === 0x2f && bytes[at + 3] === 0xfd
  );
}
