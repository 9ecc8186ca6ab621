import type { Field } from '../model/field.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { neighboursOf } from './key-neighbours.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** Claims that name whom a login token is about: `sub` (RFC 7519 section 4.1.2), and Microsoft's `nameid`, `unique_name` and
 *  `upn` (ClaimTypeMapping of its library). */
const CLAIMS: ReadonlySet<string> = new Set(['sub', 'nameid', 'unique_name', 'upn']);
const PLACE = '.jwt.claims.json.';
/** Claims that name an app: a token of the app's own is about that app (RFC 9068 section 2.2, `client_id`). */
const OF_APPS: ReadonlySet<string> = new Set(['aud', 'azp', 'client_id', 'cid', 'appid', 'iss']);
/** Auth0's and Kubernetes' names for programs; an address names a service. */
const PROGRAM = /@clients$|^system:|^https?:|\.gserviceaccount\.com$/i;
/** `auth0|5f7c8ec7c33c6c004bbafe82`, a number, a name, an address; no sentence. */
const SUBJECT = /^[\p{L}\p{N}][^\s<>{}"\\]{2,254}$/u;
const ADDRESS = /^[^\s@|]{1,64}@[^\s@|]{1,190}$/;

/** Whom a JSON Web Token is about, in the claims that say so: "likely". */
export const tokenClaim: Detector = {
  id: 'token-claim',
  version: 1,
  needs: { least: 3, named: (key) => CLAIMS.has(key) },
  inspect(field, context) {
    const { key, path, role, leaf } = field;
    if (key === null || role !== 'value' || !leaf || !CLAIMS.has(key) || !path.endsWith(PLACE + key)) return NONE;
    const raw = field.text();
    if (!SUBJECT.test(raw) || isPlaceholder(raw) || isRole(raw) || PROGRAM.test(raw) || isApp(field, raw)) return NONE;
    const type = ADDRESS.test(raw) ? 'email' : 'account';
    return [hitOf(field, context, { type, confidence: 'likely', reason: 'protocol-field', raw })];
  },
};

function isApp(field: Field, raw: string): boolean {
  return neighboursOf(field).some(({ key, value }) => value === raw && OF_APPS.has(key));
}
