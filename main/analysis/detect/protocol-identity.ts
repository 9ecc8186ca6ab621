import { hex } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import type { Confidence, SubjectType } from '../model/words.ts';
import { NONE, protocolsOf, type Detector } from './detector.ts';
import { isAddressedEmail } from './email-grammar.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';
import { isSystemAccount } from './system-accounts.ts';

/** What a protocol's own standard says that a field holds. */
interface Meaning {
  readonly type: SubjectType;
  readonly confidence: Confidence;
  /** Decodings from the wire to the value, by the same standard. */
  readonly chain: string;
  /** The value is octets and no text. */
  readonly isOctets?: true;
}

const is = (type: SubjectType, confidence: Confidence = 'confirmed', chain = ''): Meaning => ({
  type,
  confidence,
  chain,
});

const octets = (type: SubjectType): Meaning => ({ type, confidence: 'confirmed', chain: '', isOctets: true });

/** By the field's path. Standards: see the dissectors and docs/protocols. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'amqp.user-id': is('account'),
  'amqp.headers.worker': is('device-name', 'likely'),
  'check-mk.host': is('device-name'),
  'check-mk.interface.hardware': is('device-id'),
  'check-mk.process.user': is('account'),
  'collectd.host': is('device-name'),
  'collectd.user': is('account'),
  'drda.client.name': is('device-name', 'confirmed', 'ebcdic'),
  'drda.client.plain-name': is('device-name'),
  'drda.login.user': is('account', 'confirmed', 'ebcdic'),
  'drda.login.plain-user': is('account'),
  'drda.login.password': is('credential', 'confirmed', 'ebcdic'),
  'drda.login.plain-password': is('credential'),
  'drda.sql.client-user': is('account'),
  'drda.sql.client-computer': is('device-name'),
  'd-link-discovery.serial-number': is('device-id'),
  'dropbox-lan.announcement.json.host_int': is('device-id'),
  'edonkey.nickname': is('account'),
  'edonkey.user-hash': octets('account'),
  'ftp.user': is('account'),
  'ftp.pass': is('credential'),
  'h323.called-number': is('phone', 'likely'),
  'h323.calling-number': is('phone', 'likely'),
  'h323.connected-number': is('phone', 'likely'),
  'h323.display': is('person-name', 'likely'),
  'iax.called-number': is('phone', 'likely'),
  'iax.calling-ani': is('phone', 'likely'),
  'iax.calling-name': is('person-name', 'likely'),
  'iax.calling-number': is('phone', 'likely'),
  'iax.dnid': is('phone', 'likely'),
  'iax.password': is('credential'),
  'iax.username': is('account'),
  'imap.login.user': is('account'),
  'imap.login.password': is('credential'),
  'imap.sasl.login.user': is('account', 'confirmed', 'base64'),
  'imap.sasl.login.password': is('credential', 'confirmed', 'base64'),
  'irc.account': is('account'),
  'irc.join.key': is('credential'),
  'irc.keeper.account': is('account'),
  'irc.keeper.password': is('credential'),
  'irc.mask.nick': is('contact'),
  'irc.mask.user': is('contact'),
  'irc.member': is('contact'),
  'irc.member.user': is('account'),
  'irc.member.realname': is('person-name', 'likely'), // people write there what they like
  'irc.nick': is('account'),
  'irc.oper.name': is('account'),
  'irc.oper.password': is('credential'),
  'irc.pass': is('credential'),
  'irc.room': is('room'),
  'irc.sasl.login.user': is('account', 'confirmed', 'base64'),
  'irc.sasl.login.password': is('credential', 'confirmed', 'base64'),
  'irc.sender.nick': is('account'),
  'irc.sender.user': is('account'),
  'irc.user.name': is('account'),
  'irc.user.realname': is('person-name', 'likely'),
  'mqtt.connect.client-id': is('device-id', 'likely'), // the name of one client, and of no other (3.1.1, section 3.1.3.1)
  'mqtt.connect.kept.client-id': is('device-id', 'likely'),
  'mqtt.connect.user-name': is('account'),
  'ldap.bind.name': is('account'),
  'ldap.bind.password': is('credential'),
  'mqtt.connect.password': is('credential'),
  'mysql.login.user': is('account'),
  'mqtt.property.assigned-client-id': is('session-token', 'likely'), // 5.0, section 3.2.2.3.7: the server's own invention
  'mndp.software-id': is('device-id'),
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
  'oscar.icq.asked-number': is('contact', 'confirmed', 'u32le'),
  'oscar.icq.number': is('account', 'confirmed', 'u32le'),
  'oscar.login.cookie': octets('session-token'),
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
  'postgresql.login.user': is('account'),
  'postgresql.login.password': is('credential'),
  'pppp.uid': is('device-id', 'confirmed', 'camera-number'),
  'radius.calling-station': is('device-id', 'likely'), // a hardware address or a telephone number
  'radius.chargeable-user': is('account'),
  'radius.user-name': is('account'),
  'rdp.client-name': is('device-name', 'confirmed', 'utf-16le'),
  'rdp.cookie.user': is('account'),
  'rdp.login.user': is('account', 'confirmed', 'utf-16le'),
  'rdp.login.password': is('credential', 'confirmed', 'utf-16le'),
  'rlogin.login.here': is('account'),
  'rlogin.login.there': is('account'),
  'rlogin.login.password': is('credential'),
  'rtcp.sdes.email': is('email', 'likely'),
  'rtcp.sdes.loc': is('location', 'likely'), // RFC 3550 section 6.5.5: where the person is
  'rtcp.sdes.name': is('person-name', 'likely'),
  'rtcp.sdes.phone': is('phone', 'likely'),
  'rtmp.publish.name': is('credential', 'likely'), // with many services whoever knows it can broadcast
  'rtsp.login.user': is('account', 'likely'),
  'rtsp.login.password': is('credential', 'likely'),
  'rtsp.sdp.contact-name': is('person-name', 'likely'),
  'rtsp.sdp.media-key': is('credential'),
  'rtsp.sdp.phone': is('phone', 'likely'),
  'sip.access.cell': is('location'),
  'sip.access.station': is('location'),
  'sip.contact.device-name': is('device-name'),
  'sip.contact.instance': is('device-id'),
  'sip.contact.push-token': is('push-token'),
  'sip.cpim.name': is('person-name', 'likely'),
  'sip.header.conversation-id': is('room', 'likely'), // OMA's CPM (3GPP TS 33.128 calls it so): one conversation
  'sip.sdp.contact-name': is('person-name', 'likely'),
  'sip.sdp.media-key': is('credential'),
  'sip.sdp.phone': is('phone', 'likely'),
  'skinny.call.called-name': is('person-name', 'likely'),
  'skinny.call.called-number': is('phone', 'likely'),
  'skinny.call.calling-name': is('person-name', 'likely'),
  'skinny.call.calling-number': is('phone', 'likely'),
  'skinny.config.device-name': is('device-name'),
  'skinny.config.user-name': is('account', 'likely'),
  'skinny.dialled.number': is('phone', 'likely'),
  'skinny.line.name': is('person-name', 'likely'),
  'skinny.line.number': is('phone', 'likely'),
  'skinny.register.device-name': is('device-name'),
  'skinny.speed-dial.name': is('person-name', 'likely'),
  'skinny.speed-dial.number': is('phone', 'likely'),
  'smpp.bind.account': is('account'),
  'smpp.bind.password': is('credential'),
  'smpp.destination.number': is('phone'),
  'smpp.source.number': is('phone'),
  'smtp.hello': is('device-name', 'likely'),
  'smtp.sasl.login.user': is('account', 'confirmed', 'base64'),
  'smtp.sasl.login.password': is('credential', 'confirmed', 'base64'),
  'snmp.community': is('credential'),
  'snmp.user': is('account'),
  'socks.login.user': is('account'),
  'socks.login.password': is('credential'),
  'source-query.player.name': is('account', 'likely'),
  'steam.status.client_id': is('device-id', 'confirmed', 'protobuf'),
  'steam.status.mac_addresses': is('device-id'),
  'steam.status.steamid': is('account', 'confirmed', 'u64le'),
  'stratum.login.user': is('account'),
  'stratum.login.pass': is('credential'),
  'stratum.login.worker': is('device-name', 'likely'),
  'telnet.option.display-host': is('device-name', 'likely'),
  'telnet.option.user': is('account'),
  'telnet.login.user': is('account'),
  'telnet.login.password': is('credential'),
  'tracker.device': is('device-id'),
  'tracker.position': is('location', 'confirmed', 'map-angle'),
  'tracker.terminal': is('device-id', 'confirmed', 'bcd'),
  'synchrophasor.station': is('device-name'),
  'xmpp.iq.push.node': is('push-token', 'likely'), // XEP-0357 section 5: what the app's server knows the device by
  'x11.cookie': octets('credential'),
  'xdmcp.authorization': octets('credential'),
  'ubiquiti-discovery.device-id': is('device-id'),
  'ubiquiti-discovery.user-name': is('account'),
  'weave.description.device': is('device-id', 'confirmed', 'u64le'),
  'weave.description.pairing-code': is('credential'),
  'weave.description.serial-number': is('device-id'),
  'weave.node': is('device-id', 'confirmed', 'u64le'),
};

/** A message's other side is a contact; a message to oneself names oneself. */
const PARTNERS: Readonly<Record<string, 'out' | 'in'>> = { 'irc.to.nick': 'out', 'irc.from.nick': 'in' };
const MADE_UP = /^(?:mqttjs_[\da-f]{4,8}|mosq[-/]\w{18,22}|paho\d{5,20})$/;
const NICKS = /^irc\.(?:nick|member|(?:mask|sender|from|to)\.nick)$/;
const USERS = /^irc\.(?:user\.name|(?:mask|member|sender)\.user)$/;
/** RFC 5322 section 3.4: the display name beside an address. A newsletter's name stands there, too. */
const MAILBOX_NAME = /^(?:imap|nntp|pop3|smtp)\.header\.(?:[a-z-]+)\.name$/;
/** What stands for a name and is none: the address once more (mail programs do that), a program's home page, and what a
 *  program fills in where the user left it empty. */
const NO_NAME = /^\S+@\S+$|^(?:https?:|www\.)|^(?:real ?name|your name)$/i;
/** An exchange's own numbers have two digits or more; in their place some programs write a word (`s`, `echo`). */
const DIALLED = /^[\d+*#() .-]{2,32}$/;
/** An address, or the same machine. */
const NO_MACHINE = /^(?:localhost(?:\..{1,64})?|unix|[\d.]+|[\da-f]*:[\da-f:.]+)$/i;
/** Where the accounts of programs stand beside those of people. */
const WITH_SYSTEM_ACCOUNTS: ReadonlySet<string> = new Set(['check-mk', 'mysql', 'postgresql', 'rlogin']);
const LONGEST = 1_024;
/** One character fills a place where something must stand (`JOIN #room -`). */
const SHORTEST_SECRET = 2;
const PROTOCOLS = protocolsOf(['smtp', ...Object.keys(MEANINGS)]);

/** Who logs in with what, who is in which room, who writes to whom, in the field that a known protocol has for it. */
export const protocolIdentity: Detector = {
  id: 'protocol-identity',
  version: 1,
  needs: { protocols: PROTOCOLS },
  inspect(field, context) {
    if (field.role !== 'value' || field.length > LONGEST) return NONE;
    const meaning = meaningOf(field);
    if (!meaning) return NONE;
    const raw = meaning.isOctets ? `hex:${hex(field.bytes, field.at, field.length)}` : field.text();
    if (field.protocol === 'mqtt' && isMadeUp(field, raw)) return NONE;
    const isNobody = meaning.isOctets ? false : saysNobody(raw) && !isNick(field, raw);
    if (meaning.type === 'credential' ? isNoSecret(field, raw) : isNobody) return NONE;
    if (meaning.type === 'account' && WITH_SYSTEM_ACCOUNTS.has(field.protocol) && isSystemAccount(raw)) return NONE;
    const { confidence } = meaning;
    const type =
      (meaning.type === 'account' || field.path === 'stratum.login.pass') && isEmailLogin(field, raw)
        ? 'email'
        : meaning.type;
    if (type === 'phone' && !DIALLED.test(raw)) return NONE;
    if (type === 'device-name' && (NO_MACHINE.test(raw) || isMailServer(field, raw))) return NONE;
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

/** Many services take an e-mail address for the name of an account. In RADIUS that form is a name and its home network
 *  (RFC 7542), which need not be a mailbox. */
function isEmailLogin({ protocol }: Field, raw: string): boolean {
  return protocol !== 'radius' && isAddressedEmail(raw);
}

/** A mail server says its full name in the greeting; a person's computer says its own, which has no dot. */
function isMailServer({ path }: Field, raw: string): boolean {
  return path === 'smtp.hello' && !/^[\w-]{3,63}$/.test(raw);
}

/** Libraries of MQTT give a client that was given no name a new one each time: `mqttjs_` (MQTT.js), `mosq-` (libmosquitto), `paho` and digits (Paho for Java). */
function isMadeUp({ path }: Field, raw: string): boolean {
  return path === 'mqtt.connect.client-id' && MADE_UP.test(raw);
}

/** What keeps nobody out: the community that devices come with (RFC 1157 names no other), and the password that many cameras
 *  come with (docs/protocols/rtsp.md). */
const OPEN_DOORS: Readonly<Record<string, RegExp>> = {
  'rtsp.login.password': /^tlJwpbo6$/,
  'snmp.community': /^public$/i,
};

function isNoSecret({ path }: Field, raw: string): boolean {
  return raw.trim().length < SHORTEST_SECRET || (OPEN_DOORS[path]?.test(raw) ?? false);
}

/** No two people of one network have the same nickname: whatever it is, it stands for somebody (RFC 2812 section 1.2.1).
 *  Robots, which have fields of their own, and one letter say less. A user's name of one letter over and over was
 *  chosen by somebody; a word may be the program's. */
function isNick({ path, length }: Field, raw: string): boolean {
  return length > 1 && (NICKS.test(path) || (USERS.test(path) && /^([a-z])\1{2,}$/i.test(raw)));
}

function saysNobody(raw: string): boolean {
  return isPlaceholder(raw) || isRole(raw);
}
