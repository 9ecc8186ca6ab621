import { NONE, type Detector } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { CRAM_MD5, DIGEST_MD5, isSaslAnswer, SASL_PROTOCOLS } from './sasl-field.ts';

/** RFC 2831 section 2.1.2.1: the response beside the user's name. */
const DIGEST_RESPONSE = /(?:^|,)\s*response="?([0-9a-f]{32})"?(?:,|$)/;
/** RFC 5802 section 7, client-final-message. */
const SCRAM_PROOF = /^c=[\w+/=]{1,1000},r=[^,]{1,1000},(?:[^,]{1,255},){0,8}p=([\w+/]{20,128}={0,2})$/;

/** What a client worked out of its password for a login by SASL: against it, passwords can be tried at home (RFC 2831 section
 *  3.4, RFC 5802 section 9). It is not the password. */
export const saslAnswer: Detector = {
  id: 'sasl-answer',
  version: 1,
  needs: { least: 32, protocols: SASL_PROTOCOLS },
  inspect(field, context) {
    if (!isSaslAnswer(field)) return NONE;
    const text = field.text();
    const found = DIGEST_MD5.test(text) ? DIGEST_RESPONSE.exec(text) : (CRAM_MD5.exec(text) ?? SCRAM_PROOF.exec(text));
    const raw = found?.at(-1);
    if (!found || raw === undefined) return NONE;
    const from = found.index + found[0].lastIndexOf(raw);
    const part = partOf(field, text, from, from + raw.length);
    return [
      hitOf(field, context, { type: 'credential', confidence: 'confirmed', reason: 'protocol-field', raw, part }),
    ];
  },
};
