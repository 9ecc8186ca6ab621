import { COLON } from '../bytes/signs.ts';
import { WordSearch } from '../bytes/word-search.ts';
import type { Field } from '../model/field.ts';
import type { Confidence, SubjectType } from '../model/words.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';
import { isNobody, sipUser } from './sip-user.ts';

/** Headers that name who calls and who is called: RFC 3261 sections 20.20 and 20.39 (and their short forms, section
 *  7.3.3), RFC 3325 section 9.1 and 9.2. `Contact` is left out: it names the device's own address for an hour. */
const HEADER = /^(?:from|to|f|t|p-asserted-identity|p-preferred-identity|remote-party-id)[ \t]{0,8}:/i;
/** The same headers where SIP itself was read, under their full names, and others that name people: RFC 3892, RFC 3515, RFC
 *  5806, RFC 7044, RFC 7315, RFC 5502, RFC 3261 section 20.31, RFC 8496. */
const FIELD =
  /^sip\.header\.(?:from|to|p-asserted-identity|p-preferred-identity|p-associated-uri|p-called-party-id|p-served-user|p-charge-info|remote-party-id|referred-by|refer-to|reply-to|diversion|history-info)$/;
/** RFC 3261 section 25.1: display name, then the address of record. Parameters are not part of it. */
const ADDRESS =
  /(?:"([^"]{1,128})"\s{0,8}<|(?:^|[,:\s<]))(sips?):([\w.!~*'()&=+$,;?/%#-]{1,128})(?::([^@\s<>"]{0,64}))?@((?:[a-z\d-]{1,63}\.){0,8}[a-z\d-]{1,63}|\[[\da-f:.]{2,45}\])(?=[>;:,?\s]|$)(?::\d{1,5})?((?:;[^<>,\s]{0,512})?)/gi;
/** One header may name several. */
const MAX_ADDRESSES = 16;
/** A name without quotes in front of the address: words of letters, RFC 3261 section 25.1. */
const BARE_NAME = /^([\w.!%*+`'~-]{1,64}(?:[ \t]{1,4}[\w.!%*+`'~-]{1,64}){0,8})[ \t]{0,8}<(?:sips?|tel):/;
const QUOTED_NAME = /^"([^"]{1,128})"\s{0,8}<(?:sips?|tel):/;
/** RFC 3966, with its visual separators. */
const TELEPHONE = /(?:^|[,<\s])tel:(\+?\d[\d.()-]{4,24})(?=[;>,\s]|$)/i;
/** `sip`, searched in octets first. */
const SIGN = new WordSearch('sip');
/** Names only: whose the address is, the dissector says. */
const CONTACT = 'sip.header.contact';
/** Addresses that the message's parties stand in (`sip-reach.ts`), and others, of which a number alone says what it is. */
const OF_PARTY: ReadonlySet<string> = new Set(['sip.contact.address', 'sip.target.address']);
const OF_OTHER: ReadonlySet<string> = new Set(['sip.contact.other-address', 'sip.target.other-address']);
const LONGEST = 2048;

/** The address of a telephone account in SIP's own header lines. In octets that nobody claims, the line says what it is, and
 *  that SIP stands around it was not checked: "likely". Where SIP was read, the field says it: "confirmed". Whether a name is a
 *  person's, nobody checked. */
export const sipAddress: Detector = {
  id: 'sip-address',
  version: 3,
  needs: { some: COLON, protocols: new Set(['sip', 'unknown']) },
  inspect(field, context) {
    if (field.length > LONGEST) return NONE;
    if (field.protocol === 'sip') {
      if (field.path === CONTACT) return contactName(field, context);
      if (OF_PARTY.has(field.path)) return addressesIn(field, context, field.text(), 'protocol-field');
      if (OF_OTHER.has(field.path)) return numberIn(field, context);
      return FIELD.test(field.path) ? inspectField(field, context) : NONE;
    }
    if (field.path !== 'unknown.text' || !holdsSip(field)) return NONE;
    const text = field.text();
    return HEADER.test(text) ? addressesIn(field, context, text, 'shape') : NONE;
  },
};

function inspectField(field: Field, context: DetectContext): readonly Hit[] {
  const text = field.text();
  const hits = [...addressesIn(field, context, text, 'protocol-field'), ...telephoneIn(field, context, text)];
  const name = BARE_NAME.exec(text)?.[1];
  return name === undefined || hits.length === 0
    ? hits
    : [...hits, ...nameHits(field, context, text, name, 0, 'protocol-field')];
}

function contactName(field: Field, context: DetectContext): readonly Hit[] {
  const text = field.text();
  const name = QUOTED_NAME.exec(text)?.[1] ?? BARE_NAME.exec(text)?.[1];
  return name === undefined ? NONE : nameHits(field, context, text, name, 0, 'protocol-field');
}

/** A global number is one, whoever it belongs to. */
function numberIn(field: Field, context: DetectContext): readonly Hit[] {
  return addressesIn(field, context, field.text(), 'protocol-field').filter(
    ({ subject, confidence }) => subject.type === 'phone' && confidence === 'confirmed',
  );
}

type Reason = 'shape' | 'protocol-field';

function addressesIn(field: Field, context: DetectContext, text: string, reason: Reason): Hit[] {
  const hits: Hit[] = [];
  let addresses = 0;
  for (const found of text.matchAll(ADDRESS)) {
    if (addresses++ === MAX_ADDRESSES) break;
    // A line that a lost octet cut short has no end of the address: half a name is nobody's.
    if (found[0].includes('<') && !text.includes('>', found.index + found[0].length)) continue;
    hits.push(...addressHits(field, context, text, found, reason));
  }
  return hits;
}

function addressHits(
  field: Field,
  context: DetectContext,
  text: string,
  found: RegExpExecArray,
  reason: Reason,
): readonly Hit[] {
  const [whole, name, scheme = '', user = '', password = '', host = '', parameters = ''] = found;
  const who = sipUser(user, host, parameters);
  if (!who) return NONE;
  const at = found.index + whole.indexOf(`${scheme}:${user}`) + scheme.length + 1;
  const behind = at + user.length + (password === '' ? 0 : password.length + 1) + 1; // the host's first character
  const hit = (type: SubjectType, confidence: Confidence, from: number, to: number): Hit =>
    hitOf(field, context, {
      type,
      confidence: reason === 'shape' ? 'likely' : confidence,
      reason,
      raw: text.slice(from, to),
      part: partOf(field, text, from, to),
    });
  const hits = [hit(who.type, who.confidence, at, who.length > 0 ? at + who.length : behind + host.length)];
  // RFC 3261 section 19.1.2 advises against it, and keeps it.
  if (password !== '') hits.push(hit('credential', 'confirmed', behind - 1 - password.length, behind - 1));
  return name === undefined ? hits : [...hits, ...nameHits(field, context, text, name, found.index, reason)];
}

function telephoneIn(field: Field, context: DetectContext, text: string): readonly Hit[] {
  const found = TELEPHONE.exec(text);
  const raw = found?.[1];
  if (!found || raw === undefined) return NONE;
  const to = found.index + found[0].length;
  const part = partOf(field, text, to - raw.length, to);
  return [hitOf(field, context, { type: 'phone', confidence: 'confirmed', reason: 'protocol-field', raw, part })];
}

function nameHits(
  field: Field,
  context: DetectContext,
  text: string,
  name: string,
  behind: number,
  reason: Reason,
): readonly Hit[] {
  if (!/\p{L}/u.test(name) || isNobody(name) || isPlaceholder(name) || isRole(name)) return NONE;
  const from = text.indexOf(name, behind);
  const part = partOf(field, text, from, from + name.length);
  return [hitOf(field, context, { type: 'person-name', confidence: 'likely', reason, raw: name, part })];
}

function holdsSip({ bytes, at, length }: Field): boolean {
  return SIGN.standsIn(bytes, at, at + length);
}
