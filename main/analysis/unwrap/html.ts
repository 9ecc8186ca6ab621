import { placeOf } from '../bytes/scan.ts';
import { LESS, OTHER } from '../bytes/signs.ts';
import { emitDecoded, isTooMuch } from './decoded.ts';
import type { Unwrapper } from './unwrapper.ts';
import { isEntity, XmlText } from './xml-text.ts';

const AMPERSAND = 0x26;
const LESS_THAN = 0x3c;
/** `&lt;` */
const FEWEST = 4;

/** Text with HTML's character references outside any markup (HTML standard, section 13.5): what a web page's script or a
 *  server wrote into a string. Markup itself is for `xml`. */
export const html: Unwrapper = {
  name: 'html',
  needs: { least: FEWEST, some: OTHER, none: LESS },
  recognise: ({ bytes, at, length }) => {
    const end = at + length;
    return hasEntity(bytes, at, end) && placeOf(bytes, LESS_THAN, at, end) === end ? 0.6 : 0;
  },
  open(field, emit, limits) {
    if (field.length > limits.octets) return isTooMuch(limits);
    const text = new XmlText(field.bytes, field.at, field.length);
    if (text.bytes.length === field.length) return false; // nothing was escaped
    return emitDecoded(field, text.bytes, (part) => text.locate(part), emit, limits);
  },
};

function hasEntity(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = placeOf(bytes, AMPERSAND, at, end); i < end; i = placeOf(bytes, AMPERSAND, i + 1, end))
    if (isEntity(bytes, i, end)) return true;
  return false;
}
