import { AT } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isRole } from './placeholders.ts';
import { sipUser } from './sip-user.ts';

/** RFC 3261 section 19.1.1, RFC 3860 (`im:`) and RFC 3859 (`pres:`): the whole value. */
const ADDRESS =
  /^(?:sips?|im|pres):([\w.!~*'()&=+$,;?/%-]{1,128})@((?:[a-z\d-]{1,63}\.){1,8}[a-z\d-]{1,63}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?((?:;[^\s<>"]{0,256})?)$/i;
/** What SIP carries, and is not its own. */
const CARRIED = /^sip\.(?:body|cpim)\b/;
const COLON = 0x3a;
/** Longest scheme. */
const MOST_LETTERS = 4;
const LONGEST = 512;

/** The address of a telephone or chat account as a value of its own, in what a service sends as XML, JSON or a form. */
export const sipUri: Detector = {
  id: 'sip-uri',
  version: 1,
  needs: { least: 7, some: AT },
  inspect(field, context) {
    if (field.length > LONGEST || !field.leaf || !startsWithScheme(field.bytes, field.at)) return NONE;
    if (field.protocol === 'sip' && !CARRIED.test(field.path)) return NONE; // `sip-address` reads the others
    const text = field.text();
    const [, user = '', host = '', parameters = ''] = ADDRESS.exec(text) ?? [];
    const who = user === '' || isRole(user) ? null : sipUser(user, host, parameters);
    if (!who) return NONE;
    const from = text.indexOf(':') + 1;
    const to = from + (who.length > 0 ? who.length : user.length + 1 + host.length);
    return [
      hitOf(field, context, {
        type: who.type,
        confidence: 'likely',
        reason: 'shape',
        raw: text.slice(from, to),
        part: partOf(field, text, from, to),
      }),
    ];
  },
};

function startsWithScheme(bytes: Uint8Array, at: number): boolean {
  const first = (bytes[at] ?? 0) | 0x20;
  if (first !== 0x73 && first !== 0x69 && first !== 0x70) return false; // 's', 'i', 'p'
  for (let i = 2; i <= MOST_LETTERS; i++) if (bytes[at + i] === COLON) return true;
  return false;
}
