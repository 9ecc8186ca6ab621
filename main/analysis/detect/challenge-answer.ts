import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';

/** RFC 5456 section 8.6.15: the hash of the challenge before it and a password, 16 octets in hexadecimal digits. */
const PATH = 'iax.md5-result';
const HASH = /^[\da-f]{32}$/i;

/** What proves a password, in the field that a protocol has for it. Whoever read the challenge, too, can try passwords until
 *  one fits. */
export const challengeAnswer: Detector = {
  id: 'challenge-answer',
  version: 1,
  needs: { least: 32, protocols: new Set(['iax']) },
  inspect(field, context) {
    if (field.path !== PATH || field.length !== 32) return NONE;
    const raw = field.text();
    if (!HASH.test(raw) || isPlaceholder(raw)) return NONE;
    return [hitOf(field, context, { type: 'credential', confidence: 'confirmed', reason: 'protocol-field', raw })];
  },
};
