import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { fitsShape } from './shapes.ts';

/** Names that web frameworks give the cookie of a session (OWASP Session Management Cheat Sheet, "Session ID Name
 *  Fingerprinting"), and usual ones for the cookie of a login. Trackers' cookies are others. */
const NAMES =
  /^(?:(?:__(?:host|secure)-)?(?:phpsessid|jsessionid|asp\.net_sessionid|aspsessionid[a-z]{8}|cftoken|connect\.sid|laravel_session|ci_session|_session_id|sessionid|session_id|sessid|sid|auth|auth_token|access_token|remember_token|rememberme))$/i;

/** The cookie of a session, sent without encryption: whoever has it can act in that session as long as it lasts. Name and
 *  shape together: "likely". */
export const sessionCookie: Detector = {
  id: 'session-cookie',
  version: 1,
  needs: { named: (key) => NAMES.test(key) },
  inspect(field, context) {
    if (field.key === null || !field.leaf || !field.path.includes('cookie.') || !NAMES.test(field.key)) return NONE;
    const raw = field.text();
    return fitsShape('token', raw)
      ? [hitOf(field, context, { type: 'session-token', confidence: 'likely', reason: 'key-name', raw })]
      : NONE;
  },
};
