import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { protocolIdentity } from './protocol-identity.ts';

function hits(
  path: string,
  text: string,
  parts: { direction?: 'out' | 'in'; chain?: readonly string[] } = {},
): string[] {
  return said(protocolIdentity, fieldOf(text, { path, protocol: path.split('.')[0] ?? '', ...parts }));
}

test.each([
  ['pop3.user', 'rana', 'account'],
  ['pop3.pass', 's3cret', 'credential'],
  ['pop3.user', 'rana@office.in', 'email'],
  ['stratum.login.pass', 'rana@office.in', 'email'],
  ['radius.chargeable-user', 'rana@office.in', 'account'],
  ['imap.login.user', 'rana', 'account'],
  ['imap.login.password', 'test', 'credential'],
  ['ftp.pass', 'xx', 'credential'],
  ['nntp.authinfo.user', 'rana', 'account'],
  ['irc.nick', 'rana', 'account'],
  ['irc.room', '#lounge', 'room'],
  ['irc.keeper.password', 's3cret', 'credential'],
  ['mqtt.connect.user-name', 'rana', 'account'],
  ['socks.login.password', 's3cret', 'credential'],
  ['ldap.bind.name', 'uid=rana,dc=example', 'account'],
  ['ldap.bind.password', 's3cret', 'credential'],
  ['radius.user-name', 'rana@office.example', 'account'],
  ['smpp.destination.number', '49171000000', 'phone'],
  ['snmp.community', 'keep-out', 'credential'],
  ['telnet.login.user', 'rana', 'account'],
  ['oscar.message.to', 'omar2', 'contact'],
  ['oscar.contact.phone', '+491710000000', 'phone'],
])('%s is confirmed: %s, %s', (path, text, type) => {
  expect(hits(path, text)).toEqual([`identifier-exposed confirmed ${type} ${text}`]);
});

test('what the standard says less of is said less surely', () => {
  expect(hits('mqtt.connect.kept.client-id', 'phone-7f3a')).toEqual(['identifier-exposed likely device-id phone-7f3a']);
  expect(hits('mqtt.connect.client-id', 'phone-7f3a')).toEqual(['identifier-exposed likely device-id phone-7f3a']);
  for (const madeUp of ['mqttjs_0a1b2c3d', 'mosq-0RYWN0lYAP7u3gFjQR', 'paho1412345678901234'])
    expect(hits('mqtt.connect.client-id', madeUp)).toEqual([]);
  expect(hits('irc.user.realname', 'Rana Example')).toEqual(['identifier-exposed likely person-name Rana Example']);
  expect(hits('smtp.header.from.name', 'Ann Example')).toEqual(['identifier-exposed likely person-name Ann Example']);
  for (const none of ['ann@example.in', 'https://chat.example/', 'Real name', '2001', '...'])
    expect(hits('smtp.header.from.name', none)).toEqual([]);
  expect(hits('smtp.header.from.name', 'Ann @ Example')).toHaveLength(1);
});

test('who calls whom', () => {
  expect(hits('iax.calling-number', '4930123456')).toEqual(['identifier-exposed likely phone 4930123456']);
  expect(hits('skinny.line.number', '2001')).toEqual(['identifier-exposed likely phone 2001']);
  expect(hits('skinny.line.name', 'Rana Miller')).toEqual(['identifier-exposed likely person-name Rana Miller']);
  expect(hits('rtcp.sdes.loc', 'Room 4, Delhi')).toEqual(['identifier-exposed likely location Room 4, Delhi']);
  expect(hits('sip.access.cell', '262010A1B0C1D2E3F')).toHaveLength(1);
  expect(hits('rtsp.login.password', 's3cret')).toEqual(['identifier-exposed likely credential s3cret']);
  // What an exchange calls an extension without a number, a line named by its number, and a door that is open.
  expect(hits('iax.called-number', 'echo-test')).toEqual([]);
  expect(hits('skinny.line.name', '2001')).toEqual([]);
  expect(hits('rtsp.login.password', 'tlJwpbo6')).toEqual([]);
});

test('the other side of a message is a contact, one’s own an account', () => {
  expect(hits('irc.to.nick', 'omar', { direction: 'out' })).toEqual(['identifier-exposed confirmed contact omar']);
  expect(hits('irc.to.nick', 'rana', { direction: 'in' })).toEqual(['identifier-exposed confirmed account rana']);
  expect(hits('irc.from.nick', 'omar', { direction: 'in' })).toEqual(['identifier-exposed confirmed contact omar']);
});

test('a value stands where its own decoding ends, neither before nor behind it', () => {
  const path = 'smtp.sasl.login.password';
  expect(hits(path, 's3cret', { chain: ['base64'] })).toEqual([
    'identifier-exposed confirmed credential s3cret base64',
  ]);
  expect(hits(path, 'czNjcmV0')).toEqual([]);
  expect(hits('pop3.pass', 'test', { chain: ['base64'] })).toEqual([]);
  expect(hits('oscar.login.cookie', '\x01ab')).toEqual(['identifier-exposed confirmed session-token hex:016162']);
  expect(hits('oscar.icq.number', '157900000', { chain: ['u32le'] })).toEqual([
    'identifier-exposed confirmed account 157900000 u32le',
  ]);
});

test('stays silent on nobody’s names, and elsewhere', () => {
  expect(hits('irc.nick', 'guest')).toHaveLength(1); // whoever it is, the network has one of that name
  expect(hits('irc.nick', 'g')).toEqual([]);
  for (const none of ['localhost', '192.0.2.7']) expect(hits('telnet.option.display-host', none)).toEqual([]);
  expect(hits('telnet.option.display-host', 'desk')).toHaveLength(1);
  for (const none of ['mx1.mail.in', '[192.0.2.7]', 'localhost', 'pc']) expect(hits('smtp.hello', none)).toEqual([]);
  expect(hits('smtp.hello', 'DESKTOP-7A2')).toEqual(['identifier-exposed likely device-name DESKTOP-7A2']);
  expect(hits('irc.user.name', 'guest')).toEqual([]);
  expect(hits('irc.user.name', 'zzzz')).toHaveLength(1);
  expect(hits('ftp.user', 'root')).toEqual([]);
  expect(hits('snmp.community', 'public')).toEqual([]);
  expect(hits('pop3.pass', ' ')).toEqual([]);
  expect(hits('irc.join.key', '-')).toEqual([]);
  expect(hits('ftp.visitor.pass', 'ann@example.org')).toEqual([]);
  expect(hits('irc.reply', 'rana')).toEqual([]);
  expect(hits('http.header.from.name', 'Ann Example')).toEqual([]);
  expect(hits('irc.nick.json.constructor', 'rana')).toEqual([]);
  expect(hits('irc.toString', 'rana')).toEqual([]);
});

test('what a push service knows a device by, and the mark of a talk', () => {
  expect(hits('xmpp.iq.push.node', 'yxs32uqsflafdk3iuqo')).toEqual([
    'identifier-exposed likely push-token yxs32uqsflafdk3iuqo',
  ]);
  expect(hits('sip.contact.push-token', 'uuTyTpkk8uzA:APA91bE_8-x')).toHaveLength(1);
  expect(hits('sip.header.conversation-id', 'GOdcbW81u48Qavgc')).toEqual([
    'identifier-exposed likely room GOdcbW81u48Qavgc',
  ]);
  // One message of it, and nobody.
  expect(hits('sip.header.contribution-id', 'HPdcbW81u48Qavgc')).toEqual([]);
  expect(hits('xmpp.iq.enable.node', 'yxs32uqsflafdk3iuqo')).toEqual([]);
});
