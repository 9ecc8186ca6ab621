import type { Field } from '../model/field.ts';
import type { Confidence, SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { isEmailAddress } from './email-grammar.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

const PATH = /\.client-certificate\.(self-signed\.)?(?:subject|alternative)\.([\w.]{1,40})$/;
const LONGEST = 256;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HARDWARE = /^[0-9a-f]{2}([:-]?)[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}$/i;
/** Fewer digits number a template's copies (`client-0012`). */
const NUMBER = /^\d{8,32}$/;
/** A serial number: letters and digits in one word, more than a name with a year behind it. */
const SERIAL = /^(?=(?:[a-z]*\d){5})[a-z\d]{8,40}$/i;
const HOST = /^(?:[a-z\d_](?:[\w-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,24}$/i;
/** `anna.keller`: no domain ends so, but a few. */
const DOTTED_NAME =
  /^[a-z]{2,32}\.(?!info$|local|home$|corp$|internal$|intranet$|domain|office$|cloud$|mobi$|name$)[a-z]{4,32}$/i;
/** [MS-ADTS] section 6.3.1.3: at most 15 letters, which Windows writes in capitals. */
const COMPUTER = /^(?=.*[A-Z])[A-Z\d]{1,14}-[A-Z\d-]{1,13}$/;
const WORD = /^[\w.$@-]{2,64}$/;
const PERSON = /^\p{Lu}[\p{L}'’.-]{0,31}(?: \p{L}[\p{L}'’.-]{0,31}){1,4}$/u;
/** Words of products, companies and templates: no part of a person's name. */
const NO_PERSON =
  /\b(?:access|account|admin|agent|app|application|authority|ca|certificates?|client|cloud|company|corp|corporation|default|desktop|device|endpoint|gateway|gmbh|group|host|inc|internal|iot|laptop|limited|llc|local|ltd|machine|management|manager|mobile|network|node|office|operations|organization|phone|platform|policy|proxy|remote|root|secure|security|server|services?|support|system|systems|team|test|trust|user|vpn|web|wifi|workstation)\b/i;
/** What programs and their manuals write where a name should stand. */
const FIXED =
  /^(?:agent|ca|cert|certificate|changeme|client|default|demo|device|easy-?rsa|example|host|laptop|libp2p|localhost|machine|mobile|myhost|name|node|openvpn|pc|peer|phone|proxy|server|service|syncthing|system|test|user|vpn|vpnclient|webrtc|worker)(?:[-_.]?[\da-z]{1,3})?$/i;

/** Up to TLS 1.2 a client's certificate is sent in the clear (RFC 5246 section 7.4.6). Whom it was made out for, a person, an
 *  account or a computer, is read off its own form; one that its holder signed names only what no template would. A server's
 *  names no person. */
export const certificateHolder: Detector = {
  id: 'certificate-holder',
  version: 1,
  needs: { member: false, protocols: new Set(['tls', 'dtls']) },
  inspect(field, context) {
    if (field.role !== 'value' || field.length > LONGEST) return NONE;
    const found = PATH.exec(field.path);
    if (!found) return NONE;
    const raw = field.text().trim();
    if (isPlaceholder(raw) || isRole(raw) || FIXED.test(raw)) return NONE;
    const [, own, name = ''] = found;
    const said = own === undefined ? holderOf(name, raw) : signedByItself(field, name, raw);
    if (said === null) return NONE;
    const { type, confidence = 'likely', value = raw } = said;
    const at = field.text().indexOf(value);
    const part = value === raw ? null : partOf(field, field.text(), at, at + value.length);
    return [hitOf(field, context, { type, confidence, reason: 'protocol-field', raw: value, part })];
  },
};

interface Holder {
  readonly type: SubjectType;
  readonly confidence?: Confidence;
  readonly value?: string;
}

function holderOf(name: string, raw: string): Holder | null {
  switch (name) {
    case 'upn': // [MS-WCCE] section 2.2.2.7.7.4; a computer's own account ends in `$`
      return { type: /\$(?:@|$)/.test(raw) ? 'device-name' : 'account', confidence: 'confirmed' };
    case 'UID':
      return { type: 'account' };
    case 'email':
    case 'emailAddress':
      return isEmailAddress(raw) ? { type: 'email' } : null;
    case 'givenName':
    case 'SN':
    case 'pseudonym':
      return /\p{L}/u.test(raw) && !NO_PERSON.test(raw) ? { type: 'person-name' } : null;
    case 'serialNumber':
      return serialOf(raw);
    case 'CN':
      return commonName(raw);
    case 'name': // RFC 4519 section 2.18: any name at all
      return UUID.test(raw) || raw.includes('@') ? commonName(raw) : null;
    default:
      return null;
  }
}

/** RFC 4519 section 2.31: a device's. ETSI EN 319 412-1 section 5.1.3: a person's, behind the kind of the document. */
function serialOf(raw: string): Holder | null {
  if (/^(?:PAS|IDC|PNO|TAX|TIN)[A-Z]{2}-/.test(raw)) return { type: 'other' };
  return isNumber(raw) ? { type: 'device-id' } : null;
}

function commonName(raw: string): Holder | null {
  const email = emailIn(raw);
  if (email !== null) return { type: 'email', value: email };
  if (isNumber(raw)) return { type: 'device-id' };
  if (COMPUTER.test(raw)) return { type: 'device-name' };
  if (DOTTED_NAME.test(raw)) return { type: 'account' };
  if (HOST.test(raw)) return /^www\./i.test(raw) ? null : { type: 'device-name' };
  if (WORD.test(raw)) return /\p{L}/u.test(raw) ? { type: 'account' } : null;
  return PERSON.test(raw) && !NO_PERSON.test(raw) ? { type: 'person-name' } : null;
}

/** Firefox makes up a name for each call (a certificate that nobody signed, in DTLS): nothing that looks like a code counts
 *  there. */
function signedByItself({ protocol }: Field, name: string, raw: string): Holder | null {
  if (protocol === 'dtls' || (name !== 'CN' && name !== 'name' && !name.startsWith('email'))) return null;
  const email = emailIn(raw);
  if (email !== null) return { type: 'email', value: email };
  return UUID.test(raw) || NUMBER.test(raw) ? { type: 'device-id' } : null;
}

function isNumber(raw: string): boolean {
  return UUID.test(raw) || HARDWARE.test(raw) || NUMBER.test(raw) || SERIAL.test(raw);
}

/** An address that is all of the name, or stands in it behind or before something else (`phone:rana@mail.org`). */
function emailIn(raw: string): string | null {
  if (!raw.includes('@')) return null;
  return raw.split(/[\s:;,<>()/=]+/).find(isEmailAddress) ?? null;
}
