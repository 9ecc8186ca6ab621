import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';

/** RFC 4616 section 2: [authzid] NUL authcid NUL passwd. */
const PLAIN = /^([^\0]{0,255})\0([^\0]{1,255})\0([^\0]{1,255})$/;
/** RFC 2831 section 2.1.2. */
const DIGEST_MD5 = /(?:^|,)\s*username="((?:[^"\\]|\\.){1,255})"/;
/** RFC 5802 section 7: gs2-header, then the user's name and the nonce. */
const SCRAM = /^[nyp](?:=[\w.-]{1,64})?,(?:a=[^,]{1,255})?,n=([^,]{1,255}),r=/;
const LONGEST = 4096;

/** The user's name, and with the mechanism PLAIN the password too, in a login by SASL (RFC 4422) that was not encrypted. */
export const saslCredential: Detector = {
  id: 'sasl-credential',
  version: 1,
  inspect(field, context) {
    if (
      field.protocol !== 'xmpp' ||
      !/\.(?:auth|response)$/.test(field.path) ||
      field.length > LONGEST ||
      !field.chain.includes('base64')
    )
      return NONE;
    const text = field.text();
    const say = (type: 'account' | 'credential', raw: string, from: number) =>
      hitOf(field, context, {
        type,
        confidence: 'confirmed',
        reason: 'protocol-field',
        raw,
        part: partOf(field, text, from, from + raw.length),
      });
    const plain = PLAIN.exec(text);
    if (plain) {
      const [, authzid = '', name = '', password = ''] = plain;
      return [say('account', name, authzid.length + 1), say('credential', password, authzid.length + name.length + 2)];
    }
    const found = DIGEST_MD5.exec(text) ?? SCRAM.exec(text);
    const name = found?.[1];
    return found && name !== undefined ? [say('account', name, found.index + found[0].indexOf(name))] : NONE;
  },
};
