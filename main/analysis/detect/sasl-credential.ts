import { NONE, type Detector, type Hit } from './detector.ts';
import { isAddressedEmail } from './email-grammar.ts';
import { partOf, hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';
import { CRAM_MD5, DIGEST_MD5, isSaslAnswer, SASL_PROTOCOLS } from './sasl-field.ts';

/** RFC 4616 section 2: [authzid] NUL authcid NUL passwd. */
const PLAIN = /^([^\0]{0,255})\0([^\0]{1,255})\0([^\0]{1,255})$/;
/** RFC 7628 section 3.1, and Google's XOAUTH2 before it: a token that opens the account. */
const OAUTH =
  /^(?:n,a=([^,\x01]{1,255}),\x01|user=([^\x01]{1,255})\x01)(?:[^\x01]{1,255}\x01){0,4}?auth=Bearer ([^\x01]{1,4000})\x01/;
/** RFC 5802 section 7: gs2-header, then the user's name and the nonce. */
const SCRAM = /^[nyp](?:=[\w.-]{1,64})?,(?:a=[^,]{1,255})?,n=([^,]{1,255}),r=/;

/** The user's name in a login by SASL (RFC 4422) that was not encrypted, with the password (PLAIN) or the token that opens the
 *  account. What only proves a password is another rule's (`sasl-answer`). A name that is an e-mail address is told as one. */
export const saslCredential: Detector = {
  id: 'sasl-credential',
  version: 1,
  needs: { protocols: SASL_PROTOCOLS },
  inspect(field, context) {
    if (!isSaslAnswer(field)) return NONE;
    const text = field.text();
    const say = (type: 'account' | 'credential', raw: string, from: number): Hit[] => {
      if (type === 'account' && isNobody(raw)) return [];
      const part = partOf(field, text, from, from + raw.length);
      const said = type === 'account' && isAddressedEmail(raw) ? 'email' : type;
      return [hitOf(field, context, { type: said, confidence: 'confirmed', reason: 'protocol-field', raw, part })];
    };
    const plain = PLAIN.exec(text);
    if (plain) {
      const [, authzid = '', name = '', password = ''] = plain;
      if (isNobody(name) && password === name) return NONE; // `guest`, `guest`: how servers come
      return [
        ...say('account', name, authzid.length + 1),
        ...say('credential', password, authzid.length + name.length + 2),
      ];
    }
    const oauth = OAUTH.exec(text);
    if (oauth) {
      const [whole, asked, user = asked ?? '', token = ''] = oauth;
      return [
        ...say('account', user, whole.indexOf(user)),
        ...say('credential', token, whole.length - 1 - token.length),
      ];
    }
    const named = DIGEST_MD5.exec(text) ?? CRAM_MD5.exec(text) ?? SCRAM.exec(text);
    const name = named?.[1];
    return named && name !== undefined ? say('account', name, named.index + named[0].indexOf(name)) : NONE;
  },
};

function isNobody(name: string): boolean {
  return isPlaceholder(name) || isRole(name);
}
