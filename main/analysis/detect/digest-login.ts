import { EQUALS } from '../bytes/signs.ts';
import type { SubjectType } from '../model/words.ts';
import { isAuthorization } from './authorization-header.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** RFC 7616 section 3.4: `username` stands there as it is; only the password is hidden. `username*` and hashed names
 *  (`userhash=true`) are left out. */
const DIGEST =
  /^(?:(?:proxy-)?authorization[ \t]{0,8}:[ \t]{0,8})?digest[ \t].{0,1000}?\busername="((?:[^"\\]|\\.){1,255})"/is;
const SCHEME = /^(?:(?:proxy-)?authorization[ \t]{0,8}:[ \t]{0,8})?digest[ \t]/i;
/** Section 3.4.1: with the `nonce` beside it, the hash of a password. Whoever read both can try passwords against it until
 *  one fits. */
const ANSWER = /[\s,]response[ \t]{0,4}=[ \t]{0,4}"?([\da-f]{32}|[\da-f]{64})(?=["\s,]|$)/i;
const CHALLENGE = /[\s,]nonce[ \t]{0,4}=/i;
/** RFC 3310: with a telephone network's card, what takes the password's place is a number of 64 bits or more that nobody
 *  guesses. */
const BY_CARD = /[\s,]algorithm[ \t]{0,4}=[ \t]{0,4}"?AKA/i;
/** Protocols whose headers are read by name. */
const WITH_HEADERS: ReadonlySet<string> = new Set(['http', 'http2', 'http3', 'rtsp', 'sip']);
const LOWER_D = 0x64;
const LONGEST = 2_048;

/** The user's name in a login by HTTP's Digest scheme, in HTTP or in the header line of a protocol that took it over
 *  (SIP, RFC 3261 section 22; RTSP), and the answer that proves the password. */
export const digestLogin: Detector = {
  id: 'digest-login',
  version: 2,
  needs: { least: 20, some: EQUALS, protocols: new Set([...WITH_HEADERS, 'unknown']) },
  inspect(field, context) {
    const isHeader = WITH_HEADERS.has(field.protocol) && isAuthorization(field);
    if ((!isHeader && field.path !== 'unknown.text') || field.length > LONGEST || field.length < 20) return NONE;
    const first = (field.bytes[field.at] ?? 0) | 0x20;
    if (first !== LOWER_D && (isHeader || (first !== 0x61 && first !== 0x70))) return NONE; // 'd'; 'a', 'p' of a line's name
    const text = field.text();
    if (!SCHEME.test(text)) return NONE;
    const hit = (type: SubjectType, raw: string, from: number): Hit =>
      hitOf(field, context, {
        type,
        confidence: isHeader ? 'confirmed' : 'likely',
        reason: isHeader ? 'protocol-field' : 'shape',
        raw,
        part: partOf(field, text, from, from + raw.length),
      });
    const hits: Hit[] = [];
    const name = DIGEST.exec(text);
    const user = name?.[1];
    if (name && user !== undefined && namesSomebody(user, text))
      hits.push(hit('account', user, name[0].length - 1 - user.length));
    const answer = ANSWER.exec(text);
    const hash = answer?.[1];
    if (answer && hash !== undefined && !isPlaceholder(hash) && CHALLENGE.test(text) && !BY_CARD.test(text))
      hits.push(hit('credential', hash, answer.index + answer[0].length - hash.length));
    return hits.length === 0 ? NONE : hits;
  },
};

function namesSomebody(user: string, text: string): boolean {
  return !isPlaceholder(user) && !isRole(user) && !/\buserhash=true\b/i.test(text);
}
