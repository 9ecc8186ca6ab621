import { COLON } from '../bytes/signs.ts';
import { WordSearch } from '../bytes/word-search.ts';
import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';

/** RFC 7254 section 4: type allocation code, serial number, and one digit that is 0 or a check digit. */
const URN = /urn:gsma:imei:(\d{8}-?\d{6})-?\d/i;
/** `:imei:` in either case, searched in octets first: most fields of this size must not become a string. */
const SIGN = new WordSearch(':imei:', ':IMEI:');
const LONGEST = 4096;

/** A phone's IMEI in the URN made for it, as telephone software sends it: the URN says what it is. Bare digits need a
 *  key's name (`key-name`). */
export const equipmentNumber: Detector = {
  id: 'equipment-number',
  version: 1,
  needs: { least: 29, some: COLON },
  inspect(field, context) {
    if (field.length < 29 || field.length > LONGEST || !field.leaf) return NONE;
    if (!SIGN.standsIn(field.bytes, field.at, field.at + field.length)) return NONE;
    const text = field.text();
    const found = URN.exec(text);
    const digits = found?.[1];
    if (!found || digits === undefined || /^0+$/.test(digits.replace('-', ''))) return NONE;
    const from = found.index + found[0].indexOf(digits);
    const part = partOf(field, text, from, from + digits.length);
    return [
      hitOf(field, context, {
        type: 'device-id',
        confidence: 'confirmed',
        reason: 'protocol-field',
        raw: digits.replace('-', ''),
        part,
      }),
    ];
  },
};
