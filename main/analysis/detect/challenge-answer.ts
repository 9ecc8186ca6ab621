import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';

/** By the field's path: the hash of the challenge before it and a password, in hexadecimal digits. */
const ANSWERS: ReadonlyMap<string, RegExp> = new Map([
  ['iax.md5-result', /^[\da-f]{32}$/i], // RFC 5456 section 8.6.15
  ['xmpp.iq.query.digest', /^[\da-f]{40}$/i], // XEP-0078 section 3
  ['postgresql.login.digest', /^md5[\da-f]{32}$/], // PostgreSQL's manual, Message Flow, AuthenticationMD5Password
]);
const PROTOCOLS: ReadonlySet<string> = new Set(Array.from(ANSWERS.keys(), (path) => path.slice(0, path.indexOf('.'))));
const LONGEST = 40;

/** What proves a password, in the field that a protocol has for it. Whoever read the challenge, too, can try passwords until
 *  one fits. */
export const challengeAnswer: Detector = {
  id: 'challenge-answer',
  version: 1,
  needs: { least: 32, protocols: PROTOCOLS },
  inspect(field, context) {
    const form = field.length > LONGEST ? undefined : ANSWERS.get(field.path);
    if (!form) return NONE;
    const raw = field.text();
    if (!form.test(raw) || isPlaceholder(raw)) return NONE;
    return [hitOf(field, context, { type: 'credential', confidence: 'confirmed', reason: 'protocol-field', raw })];
  },
};
