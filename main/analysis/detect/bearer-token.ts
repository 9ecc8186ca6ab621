import { SPACE } from '../bytes/signs.ts';
import { isAppKey } from './app-keys.ts';
import { isAuthorization, isAuthorizationKey } from './authorization-header.ts';
import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';

/** RFC 6750 section 2.1 (`Bearer`), and the words that other programs use for the same. */
const CREDENTIALS = /^(?:bearer|token|oauth) +([\w.~+/=-]{8,4096})$/i;

/** A token in the header that HTTP defines for proving who one is: whoever reads it can send it again. */
export const bearerToken: Detector = {
  id: 'bearer-token',
  version: 1,
  needs: { some: SPACE, named: isAuthorizationKey },
  inspect(field, context) {
    if (field.length > 5_000 || !isAuthorization(field)) return NONE;
    const text = field.text();
    const raw = CREDENTIALS.exec(text)?.[1];
    if (raw === undefined || isPlaceholder(raw) || isAppKey(raw)) return NONE;
    const part = partOf(field, text, text.length - raw.length, text.length);
    return [
      hitOf(field, context, { type: 'session-token', confidence: 'confirmed', reason: 'protocol-field', raw, part }),
    ];
  },
};
