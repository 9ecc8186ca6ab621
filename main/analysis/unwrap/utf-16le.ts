import { NEVER } from '../bytes/signs.ts';
import type { Unwrapper } from './unwrapper.ts';
import { openWide } from './wide-letters.ts';

/** UTF-16 with the lowest octet of each unit first, where declared. */
export const utf16le: Unwrapper = {
  name: 'utf-16le',
  needs: NEVER,
  recognise: () => 0,
  open: (field, emit, limits) => openWide(field, 'le', emit, limits),
};
