import { COLON } from '../bytes/signs.ts';
import { WordSearch } from '../bytes/word-search.ts';
import type { Field } from '../model/field.ts';
import type { Confidence } from '../model/words.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** Headers that name who calls and who is called: RFC 3261 sections 20.20 and 20.39 (and their short forms, section
 *  7.3.3), RFC 3325 section 9.1 and 9.2. `Contact` is left out: it names the device's own address for an hour. */
const HEADER = /^(?:from|to|f|t|p-asserted-identity|p-preferred-identity|remote-party-id)[ \t]{0,8}:/i;
/** The same headers where SIP itself was read, under their full names, and RFC 3892's. */
const FIELD =
  /^sip\.header\.(?:from|to|p-asserted-identity|p-preferred-identity|p-associated-uri|remote-party-id|referred-by)$/;
/** RFC 3261 section 25.1: display name, then the address of record. Parameters are not part of it. */
const ADDRESS =
  /(?:"([^"]{1,128})"\s{0,8}<|(?:^|[:\s<]))(sips?):([\w.!~*'()&=+$,;?/%-]{1,128})(?::[^@\s]{0,64})?@((?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63})(?=[>;:,\s]|$)(?::\d{1,5})?(;user=phone)?/i;
/** Section 8.1.1.3 and RFC 3323 section 4.1.1.3: a caller who does not want to be named; and what gateways write then. */
const NOBODY = /^(?:anonymous|unavailable|unknown|restricted|private)\b/i;
/** E.164, or digits that the address itself calls a telephone number. */
const NUMBER = /^\+\d{7,15}$/;
/** A name without quotes in front of the address: words of letters, RFC 3261 section 25.1. */
const BARE_NAME = /^([\w.!%*+`'~-]{1,64}(?:[ \t]{1,4}[\w.!%*+`'~-]{1,64}){0,8})[ \t]{0,8}<(?:sips?|tel):/;
const QUOTED_NAME = /^"([^"]{1,128})"\s{0,8}<(?:sips?|tel):/;
/** RFC 3966, with its visual separators. */
const TELEPHONE = /(?:^|[<\s])tel:(\+?\d[\d.()-]{4,24})(?=[;>,\s]|$)/i;
/** `sip`, searched in octets first. */
const SIGN = new WordSearch('sip');
/** Names only: what the user gave their telephone stands there as well, beside an address that is the device's for an hour. */
const CONTACT = 'sip.header.contact';
const LONGEST = 1024;

/** The address of a telephone account in SIP's own header lines. In octets that nobody claims, the line says what it is, and
 *  that SIP stands around it was not checked: "likely". Where SIP was read, the field says it: "confirmed". */
export const sipAddress: Detector = {
  id: 'sip-address',
  version: 2,
  needs: { some: COLON, protocols: new Set(['sip', 'unknown']) },
  inspect(field, context) {
    if (field.length > LONGEST) return NONE;
    if (field.protocol === 'sip') {
      if (field.path === CONTACT) return contactName(field, context);
      return FIELD.test(field.path) ? inspectField(field, context) : NONE;
    }
    if (field.path !== 'unknown.text' || !holdsSip(field)) return NONE;
    const text = field.text();
    return HEADER.test(text) ? addressIn(field, context, text, 'shape') : NONE;
  },
};

function inspectField(field: Field, context: DetectContext): readonly Hit[] {
  const text = field.text();
  const hits = [...addressIn(field, context, text, 'protocol-field'), ...telephoneIn(field, context, text)];
  const name = BARE_NAME.exec(text)?.[1];
  return name === undefined || hits.length === 0
    ? hits
    : [...hits, ...nameHits(field, context, text, name, 'protocol-field')];
}

function contactName(field: Field, context: DetectContext): readonly Hit[] {
  const text = field.text();
  const name = QUOTED_NAME.exec(text)?.[1] ?? BARE_NAME.exec(text)?.[1];
  return name === undefined ? NONE : nameHits(field, context, text, name, 'protocol-field');
}

type Reason = 'shape' | 'protocol-field';

function addressIn(field: Field, context: DetectContext, text: string, reason: Reason): readonly Hit[] {
  const found = ADDRESS.exec(text);
  const [, name, scheme = '', user = '', host = '', isPhone] = found ?? [];
  // A line that a lost octet cut short has no end of the address: half a name is nobody's.
  if (found?.[0].includes('<') === true && !text.includes('>', found.index + found[0].length)) return NONE;
  if (!found || NOBODY.test(user) || /\.invalid$/i.test(host)) return NONE;
  const at = found.index + found[0].indexOf(`${scheme}:${user}`) + scheme.length + 1;
  const isNumber = NUMBER.test(user) || (isPhone !== undefined && /^\+?\d{5,15}$/.test(user));
  const to = isNumber ? at + user.length : text.indexOf(host, at) + host.length;
  const hit = hitOf(field, context, {
    type: isNumber ? 'phone' : 'account',
    confidence: sureness(reason),
    reason,
    raw: text.slice(at, to),
    part: partOf(field, text, at, to),
  });
  return name === undefined ? [hit] : [hit, ...nameHits(field, context, text, name, reason)];
}

function telephoneIn(field: Field, context: DetectContext, text: string): readonly Hit[] {
  const found = TELEPHONE.exec(text);
  const raw = found?.[1];
  if (!found || raw === undefined) return NONE;
  const to = found.index + found[0].length;
  const part = partOf(field, text, to - raw.length, to);
  return [hitOf(field, context, { type: 'phone', confidence: 'confirmed', reason: 'protocol-field', raw, part })];
}

function nameHits(field: Field, context: DetectContext, text: string, name: string, reason: Reason): readonly Hit[] {
  if (!/\p{L}/u.test(name) || NOBODY.test(name) || isPlaceholder(name) || isRole(name)) return NONE;
  const from = text.indexOf(name);
  const part = partOf(field, text, from, from + name.length);
  return [hitOf(field, context, { type: 'person-name', confidence: 'likely', reason, raw: name, part })];
}

/** What SIP's grammar puts there is told as such; whether a name is a person's, nobody checked. */
function sureness(reason: Reason): Confidence {
  return reason === 'shape' ? 'likely' : 'confirmed';
}

function holdsSip({ bytes, at, length }: Field): boolean {
  return SIGN.standsIn(bytes, at, at + length);
}
