import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { jabberName } from './jabber-name.ts';

const xmpp = (text: string, path: string) =>
  said(jabberName, fieldOf(text, { protocol: 'xmpp', path: `xmpp.${path}`, key: path.split('.').at(-1) ?? null }));

test('reads a contact list and nicknames (RFC 6121, XEP-0172)', () => {
  for (const path of ['iq.roster.item.name', 'message.event.items.item.nick', 'presence.nick', 'presence.x.item.nick'])
    expect(xmpp('Ishmael', path)).toEqual(['identifier-exposed likely person-name Ishmael']);
});
test('stays silent on what services and programs are called, and elsewhere', () => {
  expect(xmpp('Chatrooms', 'iq.query.item.name')).toEqual([]);
  expect(xmpp('Psi', 'iq.query.name')).toEqual([]);
  for (const field of ['username', 'nick', 'last']) expect(xmpp('bill', `iq.query.${field}`)).toEqual([]);
  expect(xmpp('-', 'presence.nick')).toEqual([]);
  expect(said(jabberName, fieldOf('Ishmael', { path: 'http.query.nick', key: 'nick' }))).toEqual([]);
});
