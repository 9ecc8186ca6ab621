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

/** A person's visiting card in XMPP (XEP-0054 vcard-temp): every element says what it holds. */
export const vcardField: Detector = {
  id: 'vcard-field',
  version: 1,
  needs: { protocols: new Set(['xmpp']), named: (key) => Object.hasOwn(ELEMENTS, key) },
  inspect(field, context) {
    if (field.protocol !== 'xmpp' || field.key === null || !field.leaf || !/\.vCard\./i.test(field.path)) return NONE;
    const type = Object.hasOwn(ELEMENTS, field.key) ? ELEMENTS[field.key] : undefined;
    const raw = type === undefined ? '' : field.text().trim();
    return type === undefined || isPlaceholder(raw)
      ? NONE
      : [hitOf(field, context, { type, confidence: 'confirmed', reason: 'protocol-field', raw })];
  },
};
