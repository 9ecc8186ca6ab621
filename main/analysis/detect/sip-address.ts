import { placeOfAll } from '../bytes/scan.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';

/** Headers that name who calls and who is called: RFC 3261 sections 20.20 and 20.39 (and their short forms, section
 *  7.3.3), RFC 3325 section 9.1 and 9.2. `Contact` is left out: it names the device's own address for an hour. */
const HEADER = /^(?:from|to|f|t|p-asserted-identity|p-preferred-identity|remote-party-id)[ \t]{0,8}:/i;
/** RFC 3261 section 25.1: display name, then the address of record. Parameters are not part of it. */
const ADDRESS =
  /(?:"([^"]{1,128})"\s{0,8}<|[:\s<])(sips?):([\w.!~*'()&=+$,;?/%-]{1,128})(?::[^@\s]{0,64})?@((?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63})(?=[>;:,\s]|$)(?::\d{1,5})?(;user=phone)?/i;
/** Section 8.1.1.3 and RFC 3323 section 4.1.1.3: a caller who does not want to be named; and what gateways write then. */
const NOBODY = /^(?:anonymous|unavailable|unknown|restricted|private)\b/i;
/** E.164, or digits that the address itself calls a telephone number. */
const NUMBER = /^\+\d{7,15}$/;
/** `sip`, searched in octets first. */
const SIGN = Uint8Array.of(0x73, 0x69, 0x70);
const LONGEST = 1024;

/** The address of a telephone account in SIP's own header lines. The line says what it is; that the octets around it are SIP
 *  was not checked, so "likely". */
export const sipAddress: Detector = {
  id: 'sip-address',
  version: 1,
  inspect(field, context) {
    if (field.path !== 'unknown.text' || field.length > LONGEST || !holdsSip(field)) return NONE;
    const text = field.text();
    const header = HEADER.exec(text)?.[0];
    if (header === undefined) return NONE;
    const found = ADDRESS.exec(text);
    const [, name, scheme = '', user = '', host = '', isPhone] = found ?? [];
    // A line that a lost octet cut short has no end of the address: half a name is nobody's.
    if (found?.[0].includes('<') === true && !text.includes('>', found.index + found[0].length)) return NONE;
    if (!found || NOBODY.test(user) || /\.invalid$/i.test(host)) return NONE;
    const at = found.index + found[0].indexOf(`${scheme}:${user}`) + scheme.length + 1;
    const isNumber = NUMBER.test(user) || (isPhone !== undefined && /^\+?\d{5,15}$/.test(user));
    const hits: Hit[] = [
      hitOf(field, context, {
        type: isNumber ? 'phone' : 'account',
        confidence: 'likely',
        reason: 'shape',
        raw: isNumber ? user : text.slice(at, text.indexOf(host, at) + host.length),
        part: partOf(field, text, at, isNumber ? at + user.length : text.indexOf(host, at) + host.length),
      }),
    ];
    if (name !== undefined && /\p{L}/u.test(name) && !NOBODY.test(name)) {
      const from = text.indexOf(`"${name}"`) + 1;
      hits.push(
        hitOf(field, context, {
          type: 'person-name',
          confidence: 'likely',
          reason: 'shape',
          raw: name,
          part: partOf(field, text, from, from + name.length),
        }),
      );
    }
    return hits;
  },
};

function holdsSip({ bytes, at, length }: Field): boolean {
  return placeOfAll(bytes, SIGN, at, at + length) < at + length;
}
