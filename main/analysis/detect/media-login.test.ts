import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { mediaLogin } from './media-login.ts';

const login = (text: string) =>
  said(mediaLogin, fieldOf(text, { protocol: 'stun', path: 'stun.login.user', key: 'USERNAME' }));
const source = (text: string, path = 'rtcp.sdes.cname') =>
  said(mediaLogin, fieldOf(text, { protocol: path.slice(0, path.indexOf('.')), path }));

test('the name for a relay is an account’s', () => {
  expect(login('rana.miller')).toEqual(['identifier-exposed likely account rana.miller']);
  expect(login('88123456')).toEqual(['identifier-exposed likely account 88123456']);
  expect(login('rana@querfunk.example')).toEqual(['identifier-exposed likely account rana@querfunk.example']);
});

test('the time up to which it holds is no part of it', () => {
  expect(login('1700000000:rana')).toEqual(['identifier-exposed likely account rana']);
  expect(login('rana:1700000000')).toEqual(['identifier-exposed likely account rana']);
  expect(login('1700000000:Rana+k3X9')).toHaveLength(1);
  const field = fieldOf('1700000000:rana', { protocol: 'stun', path: 'stun.login.user' });
  expect(mediaLogin.inspect(field, contextOf().context)[0]?.part).toEqual({ at: field.at + 11, length: 4 });
});

test('what looks random is only a possible one', () => {
  for (const text of ['q9Zx3LmK7Pw2Rt', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '0123456789abcdef0123456789abcdef'])
    expect(login(text)).toEqual([`identifier-exposed possible account ${text}`]);
});

test('a source of sound by the name of whom it comes from (RFC 3550 section 6.5.1)', () => {
  for (const host of ['192.0.2.89', 'sleepy.megacorp.com', '2201:056D::112E:144A:1E24', 'laptop'])
    expect(source(`doe@${host}`)).toEqual(['identifier-exposed likely account doe']);
  expect(source('doe42@192.0.2.89', 'sip.sdp.cname')).toHaveLength(1);
});

test('a party’s name in a session’s first line is what it is in an address', () => {
  expect(source('alice', 'sip.sdp.origin.login')).toEqual(['identifier-exposed confirmed account alice']);
  expect(source('+12125551212', 'sip.sdp.origin.login')).toEqual(['identifier-exposed confirmed phone +12125551212']);
  expect(source('asterisk', 'sip.sdp.origin.login')).toEqual([]);
  expect(source('alice', 'sip.sdp.origin.username')).toEqual([]);
});

test.each([
  'aGVsbG8gd29ybGQh',
  '5f3a9c2d-4432a9f8@192.0.2.1',
  '11894297-4432a9f8@192.0.2.1',
  'user4123456789@host-5d1c',
  'f81d4fae-7dec-11d0-a765-00a0c91e6bf6@192.0.2.1',
  'root@localhost',
  'unknown@192.0.2.1',
  '192.0.2.1',
  'a@b@c',
])('stays silent on the source %s', (text) => expect(source(text)).toEqual([]));

test('stays silent on random names of checks, on other octets, and on a time alone', () => {
  expect(said(mediaLogin, fieldOf('8hhY:ToEd', { protocol: 'stun', path: 'stun.username' }))).toEqual([]);
  for (const text of ['', '-', 'admin', 'user', '\u0001\u0002\u0003abc']) expect(login(text)).toEqual([]);
});
