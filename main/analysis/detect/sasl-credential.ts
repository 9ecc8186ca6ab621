import type { Field } from '../model/field.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { isAddressedEmail } from './email-grammar.ts';
import { partOf, hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** RFC 4616 section 2: [authzid] NUL authcid NUL passwd. */
const PLAIN = /^([^\0]{0,255})\0([^\0]{1,255})\0([^\0]{1,255})$/;
/** RFC 2831 section 2.1.2. */
const DIGEST_MD5 = /(?:^|,)\s*username="((?:[^"\\]|\\.){1,255})"/;
const DIGEST_RESPONSE = /(?:^|,)\s*response="?([0-9a-f]{32})"?(?:,|$)/;
/** RFC 2195 section 2: the user's name and a keyed digest. */
const CRAM_MD5 = /^(\S{1,255}) ([0-9a-f]{32})$/;
/** RFC 7628 section 3.1, and Google's XOAUTH2 before it: a token that opens the account. */
const OAUTH =
  /^(?:n,a=([^,\x01]{1,255}),\x01|user=([^\x01]{1,255})\x01)(?:[^\x01]{1,255}\x01){0,4}?auth=Bearer ([^\x01]{1,4000})\x01/;
/** RFC 5802 section 7: gs2-header, then the user's name and the nonce. */
const SCRAM = /^[nyp](?:=[\w.-]{1,64})?,(?:a=[^,]{1,255})?,n=([^,]{1,255}),r=/;
const SCRAM_PROOF = /^c=[\w+/=]{1,1000},r=[^,]{1,1000},(?:[^,]{1,255},){0,8}p=([\w+/]{20,128}={0,2})$/;
const LINES: ReadonlySet<string> = new Set(['imap', 'irc', 'nntp', 'pop3', 'smtp']);
const LONGEST = 4096;

/** The user's name in a login by SASL (RFC 4422) that was not encrypted, with the password (PLAIN), or with what was
 *  worked out of it (DIGEST-MD5, CRAM-MD5, SCRAM): against that, passwords can be tried at home (RFC 2831 section 3.4,
 *  RFC 5802 section 9). A name that is an e-mail address is told as one. */
export const saslCredential: Detector = {
  id: 'sasl-credential',
  version: 1,
  needs: { protocols: new Set(['amqp', 'xmpp', ...LINES]) },
  inspect(field, context) {
    if (!isAnswer(field) || field.length > LONGEST || (field.protocol !== 'amqp' && !field.chain.includes('base64')))
      return NONE;
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
    const digest = DIGEST_MD5.exec(text);
    const cram = digest ? null : CRAM_MD5.exec(text);
    const named = digest ?? cram ?? SCRAM.exec(text);
    const proof = digest ? DIGEST_RESPONSE.exec(text) : (cram ?? SCRAM_PROOF.exec(text));
    const name = named?.[1];
    const worked = proof?.at(-1);
    const hits: Hit[] = [];
    if (named && name !== undefined) hits.push(...say('account', name, named.index + named[0].indexOf(name)));
    if (proof && worked !== undefined)
      hits.push(...say('credential', worked, proof.index + proof[0].lastIndexOf(worked)));
    return hits;
  },
};

function isNobody(name: string): boolean {
  return isPlaceholder(name) || isRole(name);
}

/** What a client says: XMPP has elements for it, the protocols of lines a dialog (`sasl-dialog.ts`). */
function isAnswer({ protocol, path }: Field): boolean {
  if (protocol === 'amqp') return path === 'amqp.sasl.plain'; // not in base64
  if (protocol === 'xmpp') return /\.(?:auth|response)$/.test(path);
  return LINES.has(protocol) && /\.sasl\.(?!login\.)[\w-]+$/.test(path);
}
