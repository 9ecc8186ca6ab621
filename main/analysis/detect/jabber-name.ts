import type { Field } from '../model/field.ts';
import type { Confidence, SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

const KEYS: ReadonlySet<string> = new Set(['digest', 'first', 'last', 'name', 'nick', 'username']);
/** RFC 6121 section 2.1.2.4: what a person calls a contact. */
const LISTED = /\.iq\.roster\.(?:[^.]+\.)*item\.name$/;
/** Logging in and signing up without SASL: XEP-0078 section 3, XEP-0077 section 14.1. */
const FORM = /^xmpp\.iq\.query\.(?:digest|first|last|username)$/;

/** Names in XMPP that are no addresses: what a contact is called, a nickname (XEP-0172, and the room's: XEP-0045), and
 *  what an old form of logging in says. What people write there is theirs to choose, so a person's name is "likely". */
export const jabberName: Detector = {
  id: 'jabber-name',
  version: 1,
  needs: { least: 2, protocols: new Set(['xmpp']), named: (key) => KEYS.has(key) },
  inspect(field, context) {
    if (field.protocol !== 'xmpp' || field.key === null || !KEYS.has(field.key) || !field.leaf) return NONE;
    const meaning = meaningOf(field);
    if (!meaning) return NONE;
    const [type, confidence] = meaning;
    const raw = field.text().trim();
    if (isPlaceholder(raw) || (type !== 'credential' && isRole(raw))) return NONE;
    return [hitOf(field, context, { type, confidence, reason: 'protocol-field', raw })];
  },
};

function meaningOf({ key, path }: Field): readonly [SubjectType, Confidence] | null {
  if (key === 'nick') return ['person-name', 'likely'];
  if (key === 'name') return LISTED.test(path) ? ['person-name', 'likely'] : null;
  if (!FORM.test(path)) return null;
  if (key === 'username') return ['account', 'confirmed'];
  return key === 'digest' ? ['credential', 'confirmed'] : ['person-name', 'likely'];
}
