import { expect, test } from 'vitest';
import { fieldOf, type FieldParts } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { jabberId } from './jabber-id.ts';

const xmpp = (text: string, path: string, more: FieldParts = {}) =>
  fieldOf(text, { protocol: 'xmpp', path: `xmpp.${path}`, key: path.split('.').at(-1) ?? null, ...more });

test('names the account without its device, and tells one’s own from others’ by the stanza (RFC 6121)', () => {
  const juliet = 'juliet@im.example.com';
  expect(said(jabberId, xmpp(`${juliet}/balcony`, 'iq.bind.jid', { direction: 'in' }))).toEqual([
    `identifier-exposed confirmed account ${juliet}`,
  ]);
  expect(said(jabberId, xmpp(`${juliet}/balcony`, 'iq.to', { direction: 'in' }))).toEqual([
    `identifier-exposed confirmed account ${juliet}`,
  ]);
  expect(said(jabberId, xmpp('romeo@example.net', 'message.to'))).toEqual([
    'identifier-exposed confirmed contact romeo@example.net',
  ]);
  expect(said(jabberId, xmpp('romeo@example.net', 'message.from', { direction: 'in' }))).toEqual([
    'identifier-exposed confirmed contact romeo@example.net',
  ]);
  expect(said(jabberId, xmpp('nurse@example.com', 'presence.to'))).toEqual([
    'identifier-exposed confirmed contact nurse@example.com',
  ]);
  expect(said(jabberId, xmpp('nurse@example.com', 'presence.from', { direction: 'in' }))).toEqual([
    'identifier-exposed confirmed account nurse@example.com',
  ]);
  expect(said(jabberId, xmpp('nurse@example.com', 'iq.roster.item.jid'))).toEqual([
    'identifier-exposed confirmed contact nurse@example.com',
  ]);
  expect(said(jabberId, xmpp('nurse@example.com', 'iq.query.item.jid'))).toEqual([
    'identifier-exposed confirmed account nurse@example.com',
  ]);
  expect(said(jabberId, xmpp('garden@conference.example.com/me', 'presence.to'))).toEqual([
    'identifier-exposed confirmed room garden@conference.example.com',
    'identifier-exposed confirmed person-name me',
  ]);
  const inRoom = xmpp('garden@conference.example.com/juliet@im.example.com', 'message.from', { direction: 'in' });
  expect(said(jabberId, inRoom)).toEqual([
    'identifier-exposed confirmed room garden@conference.example.com',
    'identifier-exposed confirmed account juliet@im.example.com',
  ]);
});
test('stays silent on servers, other fields and other protocols', () => {
  expect(said(jabberId, xmpp('im.example.com', 'iq.to'))).toEqual([]);
  expect(said(jabberId, xmpp('a@b c', 'iq.to'))).toEqual([]);
  expect(said(jabberId, xmpp('juliet@im.example.com', 'message.body', { role: 'text' }))).toEqual([]);
  expect(said(jabberId, fieldOf('juliet@im.example.com', { key: 'to' }))).toEqual([]);
});

test('a server called chat has accounts; a room is known by the stanza’s own marks (XEP-0045, XEP-0249, XEP-0048)', () => {
  const room = 'garden@chat.example.com';
  const juliet = 'juliet@chat.example.com';
  for (const path of ['iq.bind.jid', 'iq.query.item.jid', 'message.to', 'presence.from'])
    expect(said(jabberId, xmpp(`${juliet}/lk-2b92`, path, { direction: 'in' }))).toEqual([
      `identifier-exposed confirmed account ${juliet}`,
    ]);
  expect(said(jabberId, xmpp('juliet@conference.example.com/x', 'iq.bind.jid', { direction: 'in' }))).toHaveLength(1);
  expect(said(jabberId, xmpp(`${room}/me`, 'presence.room.to'))).toEqual([
    `identifier-exposed confirmed room ${room}`,
    'identifier-exposed confirmed person-name me',
  ]);
  expect(said(jabberId, xmpp(room, 'message.room.from', { direction: 'in' }))).toEqual([
    `identifier-exposed confirmed room ${room}`,
  ]);
  expect(said(jabberId, xmpp(juliet, 'message.room.to', { direction: 'in' }))).toEqual([
    `identifier-exposed confirmed account ${juliet}`,
  ]);
  for (const path of ['message.invitation.jid', 'iq.pubsub.items.item.conference.jid'])
    expect(said(jabberId, xmpp(room, path, { direction: 'in' }))).toEqual([
      `identifier-exposed confirmed room ${room}`,
    ]);
});
