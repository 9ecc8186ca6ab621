import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { emitStanza } from './xmpp-stanza.ts';

function emit(stanza: string) {
  const sink = new RecordingSink(flowFixture('tcp', 'xmpp'));
  const bytes = octets(stanza);
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  return { element: emitStanza(bytes, 0, bytes.length, sink), sink };
}
const fields = (stanza: string) =>
  emit(stanza).sink.fields.map(({ path, key, text, options }) => [
    path,
    key,
    text,
    options.role ?? options.encodings?.join() ?? '',
  ]);

test('names attributes and texts by their elements, without name spaces', () => {
  expect(
    fields(
      `<message from='ana@example.org/phone' xmlns='jabber:client' xmlns:q='u' xml:lang='en'><body>tea?</body><nick>A</nick></message>`,
    ),
  ).toEqual([
    ['xmpp.message.from', 'from', 'ana@example.org/phone', ''],
    ['xmpp.message.lang', 'lang', 'en', ''],
    ['xmpp.message.body', 'body', 'tea?', 'text'],
    ['xmpp.message.nick', 'nick', 'A', ''],
  ]);
});

test('marks what a person wrote, and what SASL encodes', () => {
  expect(
    fields('<message><subject>s</subject><html><body><p>x</p></body></html></message>').map(([path, , , mark]) => [
      path,
      mark,
    ]),
  ).toEqual([
    ['xmpp.message.subject', 'text'],
    ['xmpp.message.html.body.p', 'text'],
  ]);
  expect(fields('<presence><status>away</status><show>xa</show></presence>').map(([, , , mark]) => mark)).toEqual([
    'text',
    '',
  ]);
  expect(fields(`<auth mechanism='PLAIN'>AGFuYQBwdw==</auth>`)[1]).toEqual([
    'xmpp.auth',
    'auth',
    'AGFuYQBwdw==',
    'base64',
  ]);
});

test('tells the stanza, and bounds the path', () => {
  expect(emit('<stream:features><x/></stream:features>')).toMatchObject({
    element: 'features',
    sink: { messages: [{ type: 'xmpp', element: 'features' }] },
  });
  expect(emit(' ').element).toBeNull();
  const deep = `${'<a>'.repeat(20)}t${'</a>'.repeat(20)}`;
  expect(fields(deep)).toEqual([[`xmpp.${'a.'.repeat(8).slice(0, -1)}`, 'a', 't', '']]);
});

test('tells the contact list from other queries by its name space', () => {
  const paths = (stanza: string) => fields(stanza).map(([path]) => path);
  expect(paths(`<iq><query xmlns='jabber:iq:roster'><item jid='bo@example.org'/></query></iq>`)).toEqual([
    'xmpp.iq.roster.item.jid',
  ]);
  expect(
    paths(`<iq><query xmlns='http://jabber.org/protocol/disco#items'><item jid='bo@example.org'/></query></iq>`),
  ).toEqual(['xmpp.iq.query.item.jid']);
});

test('a stanza that has to do with a room says so of its addresses, and of no others (XEP-0045)', () => {
  const paths = (stanza: string) => fields(stanza).map(([path]) => path);
  expect(paths(`<message from='a@chat.example.org/b' type='groupchat'><body>tea?</body></message>`)).toEqual([
    'xmpp.message.room.from',
    'xmpp.message.type',
    'xmpp.message.body',
  ]);
  const muc = 'http://jabber.org/protocol/muc';
  expect(paths(`<presence to='a@chat.example.org/b'><x xmlns="${muc}"/></presence>`)).toEqual([
    'xmpp.presence.room.to',
  ]);
  expect(paths(`<iq from='a@chat.example.org'><query xmlns='${muc}#admin'><item jid='b@c.d'/></query></iq>`)).toEqual([
    'xmpp.iq.room.from',
    'xmpp.iq.query.item.jid',
  ]);
  // What a program can do is no room.
  expect(paths(`<iq from='a@example.org/b'><query><feature var='${muc}'/></query></iq>`)).toEqual([
    'xmpp.iq.from',
    'xmpp.iq.query.feature.var',
  ]);
  expect(paths(`<message from='a@example.org' type='chat'><body>groupchat</body></message>`)[0]).toBe(
    'xmpp.message.from',
  );
});

test('tells an invitation with its reason, and whom to wake by push (XEP-0249, XEP-0357)', () => {
  expect(fields(`<message><x xmlns='jabber:x:conference' jid='a@b.c' reason='come, please'/></message>`)).toEqual([
    ['xmpp.message.invitation.jid', 'jid', 'a@b.c', ''],
    ['xmpp.message.invitation.reason', 'reason', 'come, please', 'text'],
  ]);
  expect(fields(`<iq><enable xmlns='urn:xmpp:push:0' jid='push.b.c' node='yxs32uqsflafdk3iuqo'/></iq>`)[1]).toEqual([
    'xmpp.iq.push.node',
    'node',
    'yxs32uqsflafdk3iuqo',
    '',
  ]);
  expect(fields(`<iq><enable xmlns='urn:x' node='n'/></iq>`)[0]?.[0]).toBe('xmpp.iq.enable.node');
});
