import { NEVER } from '../bytes/signs.ts';
import type { Unwrapper } from './unwrapper.ts';
import { openWide } from './wide-letters.ts';

/** UTF-16 with the highest octet of each unit first, where declared. */
export const utf16be: Unwrapper = {
  name: 'utf-16be',
  needs: NEVER,
  recognise: () => 0,
  open: (field, emit, limits) => openWide(field, 'be', emit, limits),
};
