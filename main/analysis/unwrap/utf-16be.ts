import { CONTROL } from '../bytes/signs.ts';
import type { Unwrapper } from './unwrapper.ts';
import { openWide, wideOrder } from './wide-letters.ts';

/** UTF-16 with the highest octet of each unit first: where declared, and where letters beside NULs say so. */
export const utf16be: Unwrapper = {
  name: 'utf-16be',
  needs: { least: 12, some: CONTROL },
  recognise: (field) => (wideOrder(field) === 'be' ? 0.9 : 0),
  open: (field, emit, limits) => openWide(field, 'be', emit, limits),
};
