import { SPACE } from '../bytes/signs.ts';
import { decodeBase64 } from '../bytes/base64.ts';
import { decodeText, encodeUtf8 } from '../bytes/text.ts';
import { isAuthorization, isAuthorizationKey } from './authorization-header.ts';
import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

const CREDENTIALS = /^basic +([\w+/-]{2,2000}={0,2})$/i;

/** HTTP Basic (RFC 7617 section 2): user name and password under base64, which hides nothing. */
export const basicCredential: Detector = {
  id: 'basic-credential',
  version: 1,
  needs: { some: SPACE, named: isAuthorizationKey },
  inspect(field, context) {
    if (field.length > 2_100 || !isAuthorization(field)) return NONE;
    const text = field.text();
    const coded = CREDENTIALS.exec(text)?.[1];
    if (coded === undefined) return NONE;
    const octets = encodeUtf8(coded);
    const decoded = decodeBase64(octets, 0, octets.length);
    const raw = decoded === null ? '' : decodeText(decoded, 0, decoded.length);
    const name = /^([^:]{1,256}):/.exec(raw)?.[1];
    if (name === undefined) return NONE;
    const password = raw.slice(name.length + 1);
    if (keepsNobodyOut(name, password)) return NONE;
    const part = partOf(field, text, text.length - coded.length, text.length);
    return [
      hitOf(field, context, {
        type: 'credential',
        // Many services take their app's own key for a name, with nothing behind it: the same for all who use the app.
        confidence: password === '' ? 'possible' : 'confirmed',
        reason: 'protocol-field',
        raw,
        part,
        decoded: ['base64'],
      }),
    ];
  },
};

/** `anonymous` without a password, `guest` with the password `guest`. */
function keepsNobodyOut(name: string, password: string): boolean {
  return (isPlaceholder(name) || isRole(name)) && (password === '' || password === name);
}
