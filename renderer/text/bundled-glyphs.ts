import type { Text } from '../../main/text/index.ts';
import type { Words } from './words.ts';

/** What only a page needs. The fonts that come with Earshot have no hyphen that never breaks (U+2011): a font of the
 *  system would jump in, on screen and in the PDF. A plain hyphen between two word joiners (U+2060) looks and behaves the
 *  same. And a time never stands alone at a line's end, its "UTC" on the next. */
export function withBundledGlyphs(text: Text): Words {
  return {
    ...text,
    t: (key, values) => text.t(key, values).replaceAll('\u2011', '\u2060-\u2060').replaceAll(' UTC', '\u00a0UTC'),
  };
}
