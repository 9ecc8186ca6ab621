import { AT, COLON, DIGIT, HIGH } from '../bytes/signs.ts';
import { isDigit } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { isInternationalNumber } from './phone-grammar.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { partOf, hitOf } from './hit.ts';
import { fitsShape } from './shapes.ts';

/** RFC 3966 section 3 (`tel:`), global numbers only. */
const TEL = /^tel:(\+[\d().-]{7,24})(?:;.{0,200})?$/i;
/** WhatsApp's account names: the telephone number before the service's own domain. */
const WHATSAPP = /^(\d{7,15})(?:[:.]\d{1,3})?@(?:s\.whatsapp\.net|c\.us)$/;

const AT_OCTET = 0x40;
const COLON_OCTET = 0x3a;
const PLUS = 0x2b;
/** Of a number in full with its groups. */
const LONGEST = 24;

/** A telephone number whose own grammar says that it is one: in a URI, in an account name of WhatsApp's, or in full, with `+`
 *  and a country code, and nothing beside it. Bare digits need a key's name (`key-name`): one in ten random ones would pass
 *  as valid somewhere. */
export const phoneNumber: Detector = {
  id: 'phone-number',
  version: 1,
  needs: { some: AT | COLON | DIGIT, none: HIGH },
  inspect(field, context) {
    if (field.length < 9 || field.length > 256 || !field.leaf) return NONE;
    // Octets first: most fields of this size must not become a string.
    const first = field.bytes[field.at] ?? 0;
    if (first === PLUS) return inFull(field, context);
    if (isDigit(first) ? !field.has(AT_OCTET) : !saysTel(field)) return NONE;
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

function inFull(field: Field, context: DetectContext): readonly Hit[] {
  if (field.length > LONGEST || field.role !== 'value') return NONE;
  const raw = field.text();
  return isInternationalNumber(raw)
    ? [hitOf(field, context, { type: 'phone', confidence: 'likely', reason: 'shape', raw })]
    : NONE;
}

function saysTel({ bytes, at }: Field): boolean {
  if (((bytes[at] ?? 0) | 0x20) !== 0x74 || bytes[at + 3] !== COLON_OCTET) return false; // 't'
  return ((bytes[at + 1] ?? 0) | 0x20) === 0x65 && ((bytes[at + 2] ?? 0) | 0x20) === 0x6c; // 'el'
}
