import { CONTROL } from '../bytes/signs.ts';
import type { Unwrapper } from './unwrapper.ts';
import { openWide, wideOrder } from './wide-letters.ts';

/** UTF-16 with the lowest octet of each unit first: where declared, and where letters beside NULs say so. */
export const utf16le: Unwrapper = {
  name: 'utf-16le',
  needs: { least: 12, some: CONTROL },
  recognise: (field) => (wideOrder(field) === 'le' ? 0.9 : 0),
  open: (field, emit, limits) => openWide(field, 'le', emit, limits),
};
