import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { jabberName } from './jabber-name.ts';

const xmpp = (text: string, path: string) =>
  said(jabberName, fieldOf(text, { protocol: 'xmpp', path: `xmpp.${path}`, key: path.split('.').at(-1) ?? null }));

test('reads a contact list, nicknames and an old login (RFC 6121, XEP-0172, XEP-0078, XEP-0077)', () => {
  for (const path of [
    'iq.roster.item.name',
    'message.event.items.item.nick',
    'presence.nick',
    'presence.x.item.nick',
    'iq.query.last',
  ])
    expect(xmpp('Ishmael', path)).toEqual(['identifier-exposed likely person-name Ishmael']);
  expect(xmpp('bill', 'iq.query.username')).toEqual(['identifier-exposed confirmed account bill']);
  expect(xmpp('48fc78be9ec8f86d8ce1c39c320c97c21d62334d', 'iq.query.digest')).toEqual([
    'identifier-exposed confirmed credential 48fc78be9ec8f86d8ce1c39c320c97c21d62334d',
  ]);
});
test('stays silent on what services and programs are called, and elsewhere', () => {
  expect(xmpp('Chatrooms', 'iq.query.item.name')).toEqual([]);
  expect(xmpp('Psi', 'iq.query.name')).toEqual([]);
  expect(xmpp('admin', 'iq.query.username')).toEqual([]);
  expect(xmpp('-', 'presence.nick')).toEqual([]);
  expect(said(jabberName, fieldOf('Ishmael', { path: 'http.query.nick', key: 'nick' }))).toEqual([]);
});
