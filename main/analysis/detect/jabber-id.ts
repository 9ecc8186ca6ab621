import { AT as AT_SIGN } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';

/** RFC 7622 section 3.1: localpart "@" domainpart, then "/" and the device's resource, which is not part of the account. */
const JID = /^([^\s"&'/:<>@]{1,512}@[^\s"&'/:<>@]{1,512})(?:\/[^\0]{1,1023})?$/;
const AT = 0x40;
const KEYS: ReadonlySet<string> = new Set(['from', 'to', 'jid']);
/** Usual names of servers' chat rooms (XEP-0045 leaves them to the server). */
const ROOMS = /@(?:conference|muc|rooms?|groups?|chat)\./i;

/** The contact list (RFC 6121 section 2) lists others. A list of services does not: one's own address may stand there. */
const LISTED = /\.iq\.roster\.(?:[^.]+\.)*jid$/;

/** The address of a Jabber account in XMPP's own address fields (RFC 6120 section 8.1, RFC 6121 section 2.1.2.3):
 *  self-describing, so "confirmed". Whoever a message goes to or comes from is a contact. Presence and queries also come back
 *  from one's own account: their addresses are called accounts, which all of them are. */
export const jabberId: Detector = {
  id: 'jabber-id',
  version: 1,
  needs: { some: AT_SIGN, protocols: new Set(['xmpp']), named: (key) => KEYS.has(key) },
  inspect(field, context) {
    if (
      field.protocol !== 'xmpp' ||
      field.key === null ||
      !KEYS.has(field.key) ||
      field.role !== 'value' ||
      !field.has(AT)
    )
      return NONE;
    const text = field.text();
    const raw = JID.exec(text)?.[1];
    if (raw === undefined) return NONE;
    const part = partOf(field, text, 0, raw.length);
    return [
      hitOf(field, context, { type: typeOf(field, raw), confidence: 'confirmed', reason: 'protocol-field', raw, part }),
    ];
  },
};

function typeOf({ path, key, direction }: Field, jid: string): SubjectType {
  if (ROOMS.test(jid)) return 'room';
  if (key === 'jid' && LISTED.test(path)) return 'contact';
  const isPartner = key === (direction === 'out' ? 'to' : 'from') && /\.message\.(?:to|from)$/.test(path);
  return isPartner || (direction === 'out' && path.endsWith('.presence.to')) ? 'contact' : 'account';
}
