import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';

/** Elements that only registration (XEP-0077 section 14.1) and the login before SASL (XEP-0078 section 5) put into a query. */
const ELEMENTS: Readonly<Record<string, SubjectType>> = {
  username: 'account',
  password: 'credential',
  email: 'email',
  name: 'person-name',
  first: 'person-name',
  last: 'person-name',
  nick: 'account',
  phone: 'phone',
  address: 'location',
  city: 'location',
  zip: 'location',
};
const QUERY = /^xmpp\.iq\.query\.[a-z]+$/;

/** What a person gives to make an account on a Jabber server or to log in the old way: the element says what it holds. */
export const registrationField: Detector = {
  id: 'registration-field',
  version: 1,
  needs: { protocols: new Set(['xmpp']), named: (key) => Object.hasOwn(ELEMENTS, key) },
  inspect(field, context) {
    if (
      field.protocol !== 'xmpp' ||
      field.direction !== 'out' ||
      field.key === null ||
      !field.leaf ||
      !QUERY.test(field.path)
    )
      return NONE;
    const type = Object.hasOwn(ELEMENTS, field.key) ? ELEMENTS[field.key] : undefined;
    const raw = type === undefined ? '' : field.text().trim();
    return type === undefined || isPlaceholder(raw)
      ? NONE
      : [hitOf(field, context, { type, confidence: 'confirmed', reason: 'protocol-field', raw })];
  },
};
