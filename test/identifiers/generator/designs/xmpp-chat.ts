import { xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { encode, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** XMPP without TLS (RFC 6120, 6121): SASL PLAIN (RFC 4616), presence, a room (XEP-0045), a visiting card (XEP-0054), a
 *  message, the contact list. */
export const xmppChat: Design = {
  name: 'xmpp-chat',
  follows: 'RFC 6120, RFC 6121, RFC 4616, XEP-0045, XEP-0054',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'jabber.kupferdraht.org';
    const jid = `${account.user}@${host}`;
    const resource = `Conversations.${s.random.base62(4)}`;
    const full = `${jid}/${resource}`;
    const room = `${account.room.toLowerCase()}@conference.${host}`;
    s.own('account', jid);
    s.own('room', room);
    const also = ['email' as const];
    const flow = s.tcp(host, 5222, 'xmpp');
    const open = "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'";
    flow.out(`<?xml version='1.0'?><stream:stream to='${host}' ${open}>`);
    const streamId = (): Piece => decoy('nonce', s.random.digits(20), { key: 'id' });
    const mechanisms = xml('mechanisms', [xml('mechanism', 'PLAIN')], { xmlns: 'urn:ietf:params:xml:ns:xmpp-sasl' });
    const answer = text`<stream:stream from='${host}' id='${streamId()}' ${open}>`;
    flow.in(text`<?xml version='1.0'?>${answer}${xml('stream:features', [mechanisms])}`);
    const plain = text`\0${label('account', account.user, { key: null })}\0${label('credential', account.password, { key: null })}`;
    const auth = `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>`;
    flow.out(text`${auth}${encode('base64', plain)}</auth>`);
    flow.in("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    flow.out(`<stream:stream to='${host}' ${open}>`);
    const bind = (inner: Piece | string): Piece =>
      xml('bind', typeof inner === 'string' ? inner : [inner], { xmlns: 'urn:ietf:params:xml:ns:xmpp-bind' });
    flow.in(text`<stream:stream from='${host}' id='${streamId()}' ${open}>${xml('stream:features', [bind('')])}`);
    const log = either('session-token', resource, 'names one log-in of the app; the whole JID is marked apart');
    const id = decoy('request-id', s.random.base62(12), { key: 'id' });
    flow.out(xml('iq', [bind(xml('resource', log))], { id, type: 'set' }));
    flow.in(xml('iq', [bind(xml('jid', label('account', full, { also, of: 'session' })))], { id, type: 'result' }));
    const items = account.contacts.map(({ name, email }) =>
      xml('item', '', {
        jid: label('account', email.replace(/@.*/, `@${host}`), { also: ['contact', 'email'] }),
        name: label('person-name', name, { also: ['contact'] }),
        subscription: 'both',
      }),
    );
    flow.in(
      xml('iq', [xml('query', items, { xmlns: 'jabber:iq:roster', ver: decoy('version', 'ver14', { of: 'app' }) })], {
        type: 'result',
        id: 'r1',
      }),
    );
    const hash = decoy('software-hash', `${s.app.base62(27)}=`, { of: 'app' });
    flow.out(
      xml('presence', [
        xml('c', '', {
          xmlns: 'http://jabber.org/protocol/caps',
          hash: 'sha-1',
          node: 'http://conversations.im',
          ver: hash,
        }),
      ]),
    );
    const vcard = xml(
      'vCard',
      [
        xml('FN', label('person-name', account.full)),
        xml('TEL', [xml('NUMBER', label('phone', account.phone))]),
        xml('EMAIL', [xml('USERID', label('email', account.email))]),
      ],
      { xmlns: 'vcard-temp' },
    );
    flow.out(xml('iq', [vcard], { type: 'set', id: decoy('request-id', s.random.base62(12)) }));
    flow.out(
      xml('presence', [xml('x', '', { xmlns: 'http://jabber.org/protocol/muc' })], {
        to: text`${label('room', room, { also: ['account', 'email'] })}/${label('person-name', account.nick, { also: ['account'] })}`,
      }),
    );
    flow.out(
      xml(
        'message',
        [
          xml('body', label('message', 'Ich habe die Liste & den Plan <beide> dabei')),
          xml('origin-id', '', {
            xmlns: 'urn:xmpp:sid:0',
            id: either('message', s.random.uuid(), 'one message, and nobody'),
          }),
        ],
        {
          type: 'groupchat',
          to: label('room', room, { also: ['account', 'email'] }),
          from: label('account', full, { also, of: 'session' }),
        },
      ),
    );
    flow.keepAlive();
    flow.in(
      xml(
        'message',
        [xml('body', label('message', 'bin unterwegs')), xml('delay', '', { xmlns: 'urn:xmpp:delay', stamp: d.iso() })],
        {
          type: 'groupchat',
          from: label('room', room, { also: ['account', 'email'] }),
        },
      ),
    );
    flow.out('</stream:stream>');
    flow.close();
  },
};
