import { AT, COLON, HIGH } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';
import { fitsShape } from './shapes.ts';

/** RFC 3966 section 3 (`tel:`), global numbers only. */
const TEL = /^tel:(\+[\d().-]{7,24})(?:;.{0,200})?$/i;
/** WhatsApp's account names: the telephone number before the service's own domain. */
const WHATSAPP = /^(\d{7,15})(?:[:.]\d{1,3})?@(?:s\.whatsapp\.net|c\.us)$/;

/** A telephone number whose own grammar says that it is one. Bare digits need a key's name (`key-name`): one in ten random
 *  ones would pass as valid somewhere. */
export const phoneNumber: Detector = {
  id: 'phone-number',
  version: 1,
  needs: { some: AT | COLON, none: HIGH },
  inspect(field, context) {
    if (field.length < 9 || field.length > 256 || !field.leaf) return NONE;
    const first = field.bytes[field.at] ?? 0;
    if ((first | 0x20) !== 0x74 && (first < 0x30 || first > 0x39)) return NONE; // 't' or a digit
    const text = field.text();
    const raw = TEL.exec(text)?.[1] ?? WHATSAPP.exec(text)?.[1];
    if (raw === undefined || !fitsShape('phone', raw)) return NONE;
    const from = text.indexOf(raw);
    return [
      hitOf(field, context, {
        type: 'phone',
        confidence: 'likely',
        reason: 'shape',
        raw,
        part: partOf(field, text, from, from + raw.length),
      }),
    ];
  },
};
