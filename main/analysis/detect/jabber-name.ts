import type { Field } from '../model/field.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

const KEYS: ReadonlySet<string> = new Set(['name', 'nick']);
/** RFC 6121 section 2.1.2.4: what a person calls a contact. */
const LISTED = /\.iq\.roster\.(?:[^.]+\.)*item\.name$/;

/** Names in XMPP that are no addresses: what a contact is called, and a nickname (XEP-0172, and the room's: XEP-0045). What
 *  people write there is theirs to choose: "likely". Forms of signing up are another rule's (`registration-field`). */
export const jabberName: Detector = {
  id: 'jabber-name',
  version: 1,
  needs: { least: 2, protocols: new Set(['xmpp']), named: (key) => KEYS.has(key) },
  inspect(field, context) {
    if (field.protocol !== 'xmpp' || field.key === null || !KEYS.has(field.key) || !field.leaf) return NONE;
    if (!isName(field)) return NONE;
    const raw = field.text().trim();
    if (isPlaceholder(raw) || isRole(raw)) return NONE;
    return [hitOf(field, context, { type: 'person-name', confidence: 'likely', reason: 'protocol-field', raw })];
  },
};

function isName({ key, path }: Field): boolean {
  // In a form of signing up it is the account's (XEP-0077 section 14.1).
  return key === 'nick' ? !FORM.test(path) : LISTED.test(path);
}

const FORM = /^xmpp\.iq\.query\.nick$/;
