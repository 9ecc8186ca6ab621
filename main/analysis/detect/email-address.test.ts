import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { emailAddress } from './email-address.ts';

test.each(['rana@protonmail.com', 'a.b+c@mail.co.in', ' rana@protonmail.com '])('finds %s', (text) => {
  expect(said(emailAddress, fieldOf(text))).toEqual([`identifier-exposed likely email ${text.trim()}`]);
});
test.each([
  'evtj:h6vY',
  '@',
  'a@b',
  'user@example.com',
  'logo@2x.png',
  'write to rana@protonmail.com',
  `${'a'.repeat(300)}@x.in`,
  'support@parlour.app',
  'No-Reply@parlour.app',
  'celery@worker.parlour.app',
])('stays silent on %s', (text) => {
  expect(said(emailAddress, fieldOf(text))).toEqual([]);
});

test('numbers that a standard writes like an address are none', () => {
  for (const path of ['sip.header.call-id', 'rtcp.sdes.cname'])
    expect(said(emailAddress, fieldOf('a84b4c76e66710@pc33.atlanta.com', { protocol: 'sip', path }))).toEqual([]);
});

test('an algorithm of Secure Shell has the form of an address', () => {
  for (const protocol of ['ssh', 'unknown'])
    expect(said(emailAddress, fieldOf('chacha20-poly1305@openssh.com', { protocol }))).toEqual([]);
  expect(said(emailAddress, fieldOf('rana@openssh.com', { protocol: 'smtp' }))).toHaveLength(1);
});

test('where to complain is an office’s address, and a list’s is no person’s', () => {
  const nntp = (name: string) =>
    said(emailAddress, fieldOf('rana@mail.in', { protocol: 'nntp', path: `nntp.header.${name}`, key: name }));
  for (const name of ['x-complaints-to', 'x-complaints-to.address', 'x-abuse-contact', 'list-post'])
    expect(nntp(name)).toEqual([]);
  expect(nntp('reply-to.address')).toHaveLength(1);
});

test('in a letter’s own fields the domains of tests and manuals count, too', () => {
  const smtp = (path: string, text = 'rana@example.org') =>
    said(emailAddress, fieldOf(text, { protocol: 'smtp', path: `smtp.${path}` }));
  for (const path of ['mail-from', 'rcpt-to', 'header.to.address']) expect(smtp(path)).toHaveLength(1);
  expect([smtp('header.x-mailer'), smtp('rcpt-to', 'user@example.com')]).toEqual([[], []]);
});

test('in IRC that form is a nickname, a user and a host', () => {
  const irc = (path: string) => said(emailAddress, fieldOf('rana!~r@host.example.in', { protocol: 'irc', path }));
  expect([irc('irc.reply'), irc('irc.keeper.email').length]).toEqual([[], 1]);
});

test('in octets that nobody claims it must be long enough to be no accident', () => {
  expect(said(emailAddress, fieldOf('h@Q8.Gw', { protocol: 'unknown' }))).toEqual([]);
  expect(said(emailAddress, fieldOf('rana@mail.in', { protocol: 'unknown' }))).toHaveLength(1);
});

test('in octets that nobody claims, a name and its value may stand together: nobody can tell where one ends', () => {
  expect(said(emailAddress, fieldOf('SERVER_ADMINrana@mail.in', { protocol: 'unknown' }))).toEqual([]);
  expect(said(emailAddress, fieldOf('Rana.K@mail.in', { protocol: 'unknown' }))).toHaveLength(1);
});
