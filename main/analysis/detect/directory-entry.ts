import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { isEmailAddress } from './email-grammar.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';
import { isSystemAccount } from './system-accounts.ts';

/** What attributes of a directory hold, by RFC 4519 (sections 2.8 to 2.40), RFC 2798 (section 2), RFC 4524 (section 2), RFC 2307
 *  (section 2.2) and [MS-ADA1] to [MS-ADA3]. `cn` and `description` name groups and machines as well. */
const TYPES: Readonly<Record<string, SubjectType>> = {
  uid: 'account',
  userid: 'account',
  memberuid: 'account',
  samaccountname: 'account',
  userprincipalname: 'account',
  employeenumber: 'account',
  givenname: 'person-name',
  sn: 'person-name',
  surname: 'person-name',
  displayname: 'person-name',
  gecos: 'person-name',
  mail: 'email',
  rfc822mailbox: 'email',
  telephonenumber: 'phone',
  mobile: 'phone',
  mobiletelephonenumber: 'phone',
  homephone: 'phone',
  dnshostname: 'device-name',
  macaddress: 'device-id',
  userpassword: 'credential',
};
const PATHS: ReadonlySet<string> = new Set(['ldap.search.value', 'ldap.entry.value']);
const LONGEST = 256;
const PHONE = /^\+?[\d\s()./-]{6,32}$/;
/** A computer's own account ends so ([MS-ADTS] section 3.1.1.6). */
const COMPUTER = '$';

/** Who is asked about, and what a directory answers of him, in the attributes that its standards have for that. */
export const directoryEntry: Detector = {
  id: 'directory-entry',
  version: 1,
  needs: { protocols: new Set(['ldap']), named: (key) => Object.hasOwn(TYPES, attributeOf(key)) },
  inspect(field, context) {
    const { key, length, path } = field;
    if (key === null || length > LONGEST || !PATHS.has(path) || !field.leaf) return NONE;
    const type = TYPES[attributeOf(key)];
    const raw = field.text().trim();
    if (type === undefined || !isPlausible(type, raw)) return NONE;
    const said = type === 'account' && raw.endsWith(COMPUTER) ? 'device-name' : type;
    return [hitOf(field, context, { type: said, confidence: 'confirmed', reason: 'protocol-field', raw })];
  },
};

/** RFC 4512 section 2.5: options stand behind a semicolon (`mail;lang-de`), and case says nothing. */
function attributeOf(key: string): string {
  return (key.split(';')[0] ?? '').toLowerCase();
}

function isPlausible(type: SubjectType, raw: string): boolean {
  if (type === 'credential') return raw.length > 1;
  if (isPlaceholder(raw) || isRole(raw)) return false;
  if (type === 'account') return !isSystemAccount(raw);
  if (type === 'email') return isEmailAddress(raw);
  if (type === 'phone') return PHONE.test(raw);
  return type !== 'person-name' || /\p{L}/u.test(raw);
}
