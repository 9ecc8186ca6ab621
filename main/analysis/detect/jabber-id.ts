import { AT as AT_SIGN } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { partOf, hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';

/** RFC 7622 section 3.1: localpart "@" domainpart, then "/" and the device's resource, which is not part of the account. */
const JID = /^([^\s"&'/:<>@]{1,512}@[^\s"&'/:<>@]{1,512})(?:\/([^\0]{1,1023}))?$/;
const AT = 0x40;
const KEYS: ReadonlySet<string> = new Set(['from', 'to', 'jid']);
/** Usual names of servers' chat rooms (XEP-0045 leaves them to the server). `chat` is none: whole servers are called so. */
const ROOMS = /@(?:conference|muc|rooms?|groups?)\./i;
/** Where a room's address stands by the stanza's own marks (`xmpp-stanza.ts`): with what happens in a room, what goes out
 *  goes to it and what comes in comes from it (XEP-0045 sections 7.2 and 7.4); an invitation (XEP-0249) and a bookmark
 *  (XEP-0048) name it. */
const PARTY = /^xmpp\.(?:message|presence|iq)\.room\.(?:to|from)$/;
const NAMES_ROOM = /\.(?:invitation|conference)\.jid$/;
/** RFC 6120 section 7: the address that a login was given. */
const OWN = 'xmpp.iq.bind.jid';

/** The contact list (RFC 6121 section 2) lists others. A list of services does not: one's own address may stand there. */
const LISTED = /\.iq\.roster\.(?:[^.]+\.)*jid$/;

/** The address of a Jabber account in XMPP's own address fields (RFC 6120 section 8.1, RFC 6121 section 2.1.2.3):
 *  self-describing, so "confirmed". Whoever a message goes to or comes from is a contact. Presence and queries also come back
 *  from one's own account: their addresses are called accounts, which all of them are. Behind a room's address stands the
 *  nickname of whoever is in it (XEP-0045 section 4.1). */
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
    const [, raw, resource] = JID.exec(text) ?? [];
    if (raw === undefined) return NONE;
    const type = typeOf(field, raw);
    const hit = (what: SubjectType, value: string, from: number): Hit =>
      hitOf(field, context, {
        type: what,
        confidence: 'confirmed',
        reason: 'protocol-field',
        raw: value,
        part: partOf(field, text, from, from + value.length),
      });
    const hits = [hit(type, raw, 0)];
    if (type !== 'room' || resource === undefined) return hits;
    const account = JID.exec(resource)?.[1]; // some programs use one's own address for a nickname
    if (account !== undefined) hits.push(hit('account', account, raw.length + 1));
    else if (!isPlaceholder(resource)) hits.push(hit('person-name', resource, raw.length + 1));
    return hits;
  },
};

function typeOf({ path, key, direction }: Field, jid: string): SubjectType {
  if (path === OWN) return 'account';
  const isParty = key === (direction === 'out' ? 'to' : 'from');
  if (ROOMS.test(jid) || NAMES_ROOM.test(path) || (isParty && PARTY.test(path))) return 'room';
  if (key === 'jid' && LISTED.test(path)) return 'contact';
  const isPartner = isParty && /\.message\.(?:to|from)$/.test(path);
  return isPartner || (direction === 'out' && path.endsWith('.presence.to')) ? 'contact' : 'account';
}
