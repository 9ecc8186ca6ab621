import { plainPairs, xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { encode, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import type { TcpFlow } from '../tcp.ts';

const HOST = 'chat.lindenkreis.net';

/** XMPP without TLS, the newer parts: SASL SCRAM (RFC 5802), vCard4 (XEP-0292, RFC 6351), the user's place (XEP-0080),
 *  a direct invitation with a password (XEP-0249), the list of a room's members (XEP-0045 section 9.5), chat states and
 *  markers (XEP-0085, XEP-0333), a slot for a file (XEP-0363), push (XEP-0357). */
export const thirdXmppCircle: Design = {
  name: 'third-xmpp-circle',
  follows: 'RFC 6120, RFC 5802, XEP-0292, XEP-0080, XEP-0249, XEP-0045, XEP-0333, XEP-0363, XEP-0357',
  exposes: true,
  wire: { mss: 536, reorder: 0.1 },
  play(s) {
    s.own('account', jid(s));
    s.own('room', room(s));
    s.own('phone', s.account.phone);
    const flow = s.tcp(HOST, 5222, 'xmpp');
    logIn(s, flow);
    sayWho(s, flow);
    meet(s, flow);
    share(s, flow);
    flow.out('</stream:stream>');
    flow.in('</stream:stream>');
    flow.close();
  },
};

const also = ['email' as const];

function jid(s: Session): string {
  return `${s.account.user}@${HOST}`;
}

function room(s: Session): string {
  return `${s.account.room.toLowerCase()}@rooms.${HOST}`;
}

function peerJid(s: Session, i: number): string {
  return `${s.account.contacts[i]?.email.split('@')[0] ?? ''}@${HOST}`;
}

function peer(s: Session, i: number): Piece {
  return label('account', peerJid(s, i), { also: ['contact', 'email'] });
}

function theRoom(s: Session): Piece {
  return label('room', room(s), { also: ['account', 'email'] });
}

function requestId(s: Session): Piece {
  return decoy('request-id', s.random.base62(10), { key: 'id' });
}

function logIn(s: Session, flow: TcpFlow): void {
  const { account, random } = s;
  const open = "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'";
  const id = (): Piece => decoy('nonce', random.uuid(), { key: 'id' });
  const nonce = random.base62(24);
  const whole = nonce + random.base62(18);
  const salt = random.bytes(12);
  flow.out(`<?xml version='1.0'?><stream:stream to='${HOST}' ${open}>`);
  const sasl = 'urn:ietf:params:xml:ns:xmpp-sasl';
  const offered = xml('mechanisms', [xml('mechanism', 'SCRAM-SHA-1')], { xmlns: sasl });
  flow.in(
    text`<?xml version='1.0'?><stream:stream from='${HOST}' id='${id()}' ${open}>${xml('stream:features', [offered])}`,
  );
  const step = (name: string, inner: Part): Piece =>
    text`<${name} xmlns='${sasl}'>${encode('base64', inner)}</${name}>`;
  const user = label('account', account.user, { key: 'n' });
  const first = text`n,,n=${user},r=${decoy('nonce', nonce, { key: 'r' })}`;
  flow.out(text`<auth xmlns='${sasl}' mechanism='SCRAM-SHA-1'>${encode('base64', first)}</auth>`);
  const salted = decoy('salt', Buffer.from(salt).toString('base64'), { key: 's' });
  flow.in(step('challenge', text`${plainPairs({ r: decoy('nonce', whole), s: salted, i: '4096' }, ',')}`));
  const proof = either(
    'credential',
    Buffer.from(random.bytes(20)).toString('base64'),
    'passwords can be tried against it',
    { key: 'p' },
  );
  flow.out(step('response', text`c=biws,r=${whole},p=${proof}`));
  flow.in(
    step('success', text`v=${decoy('signature', Buffer.from(random.bytes(20)).toString('base64'), { key: 'v' })}`),
  );
  flow.out(`<stream:stream to='${HOST}' ${open}>`);
  const bind = (inner: readonly Piece[]): Piece => xml('bind', inner, { xmlns: 'urn:ietf:params:xml:ns:xmpp-bind' });
  flow.in(text`<stream:stream from='${HOST}' id='${id()}' ${open}>${xml('stream:features', [bind([])])}`);
  const full = `${jid(s)}/lk-${random.hex(8)}`;
  flow.out(xml('iq', [bind([])], { type: 'set', id: requestId(s) }));
  flow.in(
    xml('iq', [bind([xml('jid', label('account', full, { also, of: 'session' }))])], {
      type: 'result',
      id: requestId(s),
    }),
  );
}

function sayWho(s: Session, flow: TcpFlow): void {
  const d = decoysOf(s);
  const { account, device } = s;
  const card = xml(
    'vcard',
    [
      xml('fn', [xml('text', label('person-name', account.full))]),
      xml('nickname', [xml('text', label('person-name', account.nick, { also: ['account'] }))]),
      xml('tel', [xml('uri', text`tel:${label('phone', account.phone)}`)]),
      xml('email', [xml('text', label('email', account.email))]),
      xml('rev', [xml('timestamp', d.iso())]),
    ],
    { xmlns: 'urn:ietf:params:xml:ns:vcard-4.0' },
  );
  const publish = (node: string, item: Piece): Piece =>
    xml('pubsub', [xml('publish', [xml('item', [item], { id: 'current' })], { node })], {
      xmlns: 'http://jabber.org/protocol/pubsub',
    });
  flow.out(xml('iq', [publish('urn:xmpp:vcard4', card)], { type: 'set', id: requestId(s) }));
  const place = xml(
    'geoloc',
    [
      xml('accuracy', decoy('number', s.random.range(5, 80))),
      xml('lat', label('location', `${s.random.range(46, 56)}.${s.random.digits(5)}`)),
      xml('lon', label('location', `${s.random.range(10, 20)}.${s.random.digits(5)}`)),
      xml('timestamp', d.iso()),
    ],
    { xmlns: 'http://jabber.org/protocol/geoloc' },
  );
  flow.out(xml('iq', [publish('http://jabber.org/protocol/geoloc', place)], { type: 'set', id: requestId(s) }));
  const enable = xml('enable', '', {
    xmlns: 'urn:xmpp:push:0',
    jid: decoy('server-name', 'push.lindenkreis.net', { of: 'app' }),
    node: label('push-token', device.apns, { also: ['device-id'] }),
  });
  flow.out(xml('iq', [enable], { type: 'set', id: requestId(s) }));
  const caps = {
    xmlns: 'http://jabber.org/protocol/caps',
    hash: 'sha-1',
    node: 'http://lindenkreis.net/app',
    ver: decoy('software-hash', `${s.app.base62(27)}=`, { of: 'app' }),
  };
  flow.out(xml('presence', [xml('show', 'chat'), xml('c', '', caps)]));
}

function meet(s: Session, flow: TcpFlow): void {
  const { account, random } = s;
  const said = random.pick([
    'Treffpunkt ist der Hintereingang',
    'Die Namen bleiben unter uns',
    'Morgen nicht ins Büro kommen',
  ]);
  s.own('message', said);
  const one = either('message', random.uuid(), 'one message, and nobody', { key: 'id' });
  const invitation = xml('x', '', {
    xmlns: 'jabber:x:conference',
    jid: theRoom(s),
    password: label('credential', random.base62(9), { of: 'session' }),
    reason: label('message', 'Wir brauchen dich in der Runde'),
  });
  flow.in(xml('message', [invitation], { from: peer(s, 0), to: label('account', jid(s), { also }) }));
  const members = account.contacts.map(({ name }, i) =>
    xml('item', '', {
      affiliation: i === 0 ? 'owner' : 'member',
      jid: peer(s, i),
      nick: label('person-name', name, { also: ['contact', 'account'] }),
    }),
  );
  flow.out(
    xml(
      'iq',
      [xml('query', [xml('item', '', { affiliation: 'member' })], { xmlns: 'http://jabber.org/protocol/muc#admin' })],
      { to: theRoom(s), type: 'get', id: requestId(s) },
    ),
  );
  flow.in(
    xml('iq', [xml('query', members, { xmlns: 'http://jabber.org/protocol/muc#admin' })], {
      from: theRoom(s),
      type: 'result',
      id: requestId(s),
    }),
  );
  flow.out(
    xml('message', [xml('composing', '', { xmlns: 'http://jabber.org/protocol/chatstates' })], {
      to: peer(s, 1),
      type: 'chat',
    }),
  );
  const body = xml('body', label('message', said));
  flow.out(
    xml('message', [body, xml('markable', '', { xmlns: 'urn:xmpp:chat-markers:0' })], {
      to: peer(s, 1),
      type: 'chat',
      id: one,
    }),
  );
  wait(s.net, 3);
  flow.in(
    xml('message', [xml('displayed', '', { xmlns: 'urn:xmpp:chat-markers:0', id: one })], {
      from: peer(s, 1),
      type: 'chat',
    }),
  );
  flow.in(
    xml('message', [xml('subject', label('room', account.roomTitle, { also: ['other', 'message'] }))], {
      from: theRoom(s),
      type: 'groupchat',
    }),
  );
}

function share(s: Session, flow: TcpFlow): void {
  const { random } = s;
  const ask = xml('request', '', {
    xmlns: 'urn:xmpp:http:upload:0',
    filename: either('other', `scan-${random.digits(4)}.pdf`, 'a file, and nobody'),
    size: decoy('size', random.range(20000, 900000)),
    'content-type': 'application/pdf',
  });
  flow.out(xml('iq', [ask], { to: `upload.${HOST}`, type: 'get', id: requestId(s) }));
  const url = either(
    'other',
    `https://files.${HOST}/${random.base62(30)}/scan.pdf`,
    'whoever has the link has the file',
  );
  flow.in(
    xml('iq', [xml('slot', [xml('put', '', { url }), xml('get', '', { url })], { xmlns: 'urn:xmpp:http:upload:0' })], {
      type: 'result',
      id: requestId(s),
    }),
  );
}
