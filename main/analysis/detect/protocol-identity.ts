import type { Field } from '../model/field.ts';
import type { Confidence, SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** What a protocol's own standard says that a field holds. */
interface Meaning {
  readonly type: SubjectType;
  readonly confidence: Confidence;
  /** Decodings from the wire to the value, by the same standard. */
  readonly chain: string;
}

const is = (type: SubjectType, confidence: Confidence = 'confirmed', chain = ''): Meaning => ({
  type,
  confidence,
  chain,
});

/** By the field's path. Standards: see the dissectors and docs/protocols. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'amqp.user-id': is('account'),
  'ftp.user': is('account'),
  'ftp.pass': is('credential'),
  'h323.called-number': is('phone', 'likely'),
  'h323.calling-number': is('phone', 'likely'),
  'h323.display': is('person-name', 'likely'),
  'iax.called-number': is('phone', 'likely'),
  'iax.calling-name': is('person-name', 'likely'),
  'iax.calling-number': is('phone', 'likely'),
  'iax.username': is('account'),
  'imap.login.user': is('account'),
  'imap.login.password': is('credential'),
  'imap.sasl.login.user': is('account', 'confirmed', 'base64'),
  'imap.sasl.login.password': is('credential', 'confirmed', 'base64'),
  'irc.account': is('account'),
  'irc.join.key': is('credential'),
  'irc.keeper.account': is('account'),
  'irc.keeper.password': is('credential'),
  'irc.mask.nick': is('account'),
  'irc.member': is('account'),
  'irc.member.realname': is('person-name', 'likely'), // people write there what they like
  'irc.nick': is('account'),
  'irc.oper.name': is('account'),
  'irc.oper.password': is('credential'),
  'irc.pass': is('credential'),
  'irc.room': is('room'),
  'irc.sasl.login.user': is('account', 'confirmed', 'base64'),
  'irc.sasl.login.password': is('credential', 'confirmed', 'base64'),
  'irc.sender.nick': is('account'),
  'irc.user.name': is('account'),
  'irc.user.realname': is('person-name', 'likely'),
  // A session that the broker forgets may have a name made up for it; one that it keeps has to come back with the same.
  'mqtt.connect.client-id': is('device-id', 'possible'),
  'mqtt.connect.kept.client-id': is('device-id', 'likely'),
  'mqtt.connect.user-name': is('account'),
  'ldap.bind.name': is('account'),
  'ldap.bind.password': is('credential'),
  'mqtt.connect.password': is('credential'),
  'nntp.authinfo.user': is('account'),
  'nntp.authinfo.pass': is('credential'),
  'nntp.group': is('room'),
  'nntp.sasl.login.user': is('account', 'confirmed', 'base64'),
  'nntp.sasl.login.password': is('credential', 'confirmed', 'base64'),
  'oicq.uin': is('account', 'confirmed', 'u32be'),
  'oscar.asked.screen-name': is('contact'),
  'oscar.buddy.screen-name': is('contact'),
  'oscar.contact.alias': is('contact', 'likely'),
  'oscar.contact.phone': is('phone'),
  'oscar.contact.screen-name': is('contact'),
  'oscar.icq.number': is('account', 'confirmed', 'u32le'),
  'oscar.login.password': is('credential', 'confirmed', 'aim-roast'),
  'oscar.login.screen-name': is('account'),
  'oscar.message.from': is('contact'),
  'oscar.message.to': is('contact'),
  'oscar.own.screen-name': is('account'),
  'oscar.person.nick': is('person-name', 'likely'),
  'oscar.typing.screen-name': is('contact'),
  'pop3.apop.user': is('account'),
  'pop3.user': is('account'),
  'pop3.pass': is('credential'),
  'pop3.sasl.login.user': is('account', 'confirmed', 'base64'),
  'pop3.sasl.login.password': is('credential', 'confirmed', 'base64'),
  'radius.calling-station': is('device-id', 'likely'), // a hardware address or a telephone number
  'radius.chargeable-user': is('account'),
  'radius.user-name': is('account'),
  'rtcp.sdes.email': is('email', 'likely'),
  'rtcp.sdes.name': is('person-name', 'likely'),
  'rtcp.sdes.phone': is('phone', 'likely'),
  'rtmp.publish.name': is('credential', 'likely'), // with many services whoever knows it can broadcast
  'rtsp.sdp.media-key': is('credential'),
  'sip.contact.instance': is('device-id'),
  'sip.sdp.media-key': is('credential'),
  'skinny.register.device-name': is('device-name'),
  'smpp.bind.account': is('account'),
  'smpp.bind.password': is('credential'),
  'smpp.destination.number': is('phone'),
  'smpp.source.number': is('phone'),
  'smtp.sasl.login.user': is('account', 'confirmed', 'base64'),
  'smtp.sasl.login.password': is('credential', 'confirmed', 'base64'),
  'snmp.community': is('credential'),
  'snmp.user': is('account'),
  'socks.login.user': is('account'),
  'socks.login.password': is('credential'),
  'steam.status.mac_addresses': is('device-id'),
  'steam.status.steamid': is('account', 'confirmed', 'u64le'),
  'telnet.login.user': is('account'),
  'telnet.login.password': is('credential'),
};

/** A message's other side is a contact; a message to oneself names oneself. */
const PARTNERS: Readonly<Record<string, 'out' | 'in'>> = { 'irc.to.nick': 'out', 'irc.from.nick': 'in' };
/** RFC 5322 section 3.4: the display name beside an address. A newsletter's name stands there, too. */
const MAILBOX_NAME = /^(?:imap|nntp|pop3|smtp)\.header\.(?:[a-z-]+)\.name$/;
/** What stands for a name and is none: the address once more (mail programs do that), a program's home page, and what a
 *  program fills in where the user left it empty. */
const NO_NAME = /^\S+@\S+$|^(?:https?:|www\.)|^(?:real ?name|your name)$/i;
const LONGEST = 1_024;
/** One character fills a place where something must stand (`JOIN #room -`). */
const SHORTEST_SECRET = 2;
const PROTOCOLS: ReadonlySet<string> = new Set([
  'smtp',
  ...Object.keys(MEANINGS).map((path) => path.split('.')[0] ?? ''),
]);

/** Who logs in with what, who is in which room, who writes to whom, in the field that a known protocol has for it. */
export const protocolIdentity: Detector = {
  id: 'protocol-identity',
  version: 1,
  needs: { protocols: PROTOCOLS },
  inspect(field, context) {
    if (field.role !== 'value' || field.length > LONGEST) return NONE;
    const meaning = meaningOf(field);
    if (!meaning) return NONE;
    const raw = field.text();
    if (meaning.type === 'credential' ? isNoSecret(field, raw) : saysNobody(raw)) return NONE;
    const { type, confidence } = meaning;
    if (type === 'person-name' && (NO_NAME.test(raw) || !/\p{L}/u.test(raw))) return NONE;
    return [hitOf(field, context, { type, confidence, reason: 'protocol-field', raw })];
  },
};

function meaningOf(field: Field): Meaning | null {
  const { path, direction, chain } = field;
  if (Object.hasOwn(PARTNERS, path) && chain.length === 0)
    return is(direction === PARTNERS[path] ? 'contact' : 'account');
  const meaning = Object.hasOwn(MEANINGS, path) ? MEANINGS[path] : undefined;
  if (meaning) return meaning.chain === chain.join() ? meaning : null;
  const isName = path.endsWith('.name') && field.leaf && MAILBOX_NAME.test(path);
  return isName ? is('person-name', 'likely') : null;
}

/** Devices come with the community `public`, which keeps nobody out (RFC 1157 names no other). */
function isNoSecret({ path }: Field, raw: string): boolean {
  return raw.trim().length < SHORTEST_SECRET || (path === 'snmp.community' && /^public$/i.test(raw));
}

function saysNobody(raw: string): boolean {
  return isPlaceholder(raw) || isRole(raw);
}
