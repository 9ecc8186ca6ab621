import type { Field } from '../model/field.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';

/** Elements of XEP-0054's DTD, and what a person writes in them. */
const ELEMENTS: Readonly<Record<string, SubjectType>> = {
  FN: 'person-name',
  FAMILY: 'person-name',
  GIVEN: 'person-name',
  NICKNAME: 'person-name',
  NUMBER: 'phone',
  USERID: 'email',
  STREET: 'location',
  EXTADD: 'location',
  LOCALITY: 'location',
  REGION: 'location',
  PCODE: 'location',
};

/** Those of XEP-0292 (RFC 6351 section 5): a property, then the kind of its value, or a part of it. */
const PROPERTIES: Readonly<Record<string, SubjectType>> = {
  'fn.text': 'person-name',
  'n.surname': 'person-name',
  'n.given': 'person-name',
  'nickname.text': 'person-name',
  'tel.text': 'phone',
  'tel.uri': 'phone',
  'email.text': 'email',
  'adr.street': 'location',
  'adr.ext': 'location',
  'adr.locality': 'location',
  'adr.region': 'location',
  'adr.code': 'location',
};
const KEYS: ReadonlySet<string> = new Set([
  ...Object.keys(ELEMENTS),
  ...Object.keys(PROPERTIES).map((path) => path.slice(path.indexOf('.') + 1)),
]);

/** A person's visiting card in XMPP (XEP-0054 vcard-temp, XEP-0292 vCard4): every element says what it holds. */
export const vcardField: Detector = {
  id: 'vcard-field',
  version: 1,
  needs: { protocols: new Set(['xmpp']), named: (key) => KEYS.has(key) },
  inspect(field, context) {
    const { key } = field;
    if (field.protocol !== 'xmpp' || key === null || !KEYS.has(key) || !field.leaf) return NONE;
    const type = typeOf(field, key);
    const raw = type === null ? '' : field.text().trim().replace(/^tel:/, '');
    return type === null || isPlaceholder(raw)
      ? NONE
      : [hitOf(field, context, { type, confidence: 'confirmed', reason: 'protocol-field', raw })];
  },
};

function typeOf({ path }: Field, key: string): SubjectType | null {
  if (Object.hasOwn(ELEMENTS, key)) return /\.vCard\./i.test(path) ? (ELEMENTS[key] ?? null) : null;
  const property = /\.vcard\.(?:group\.)?([a-z]+\.[a-z]+)$/.exec(path)?.[1];
  return property !== undefined && Object.hasOwn(PROPERTIES, property) ? (PROPERTIES[property] ?? null) : null;
}
