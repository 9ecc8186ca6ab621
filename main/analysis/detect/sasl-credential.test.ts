import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { saslCredential } from './sasl-credential.ts';

const sasl = (text: string, element = 'auth') =>
  fieldOf(text, { protocol: 'xmpp', path: `xmpp.${element}`, key: element, chain: ['base64'] });

test('reads RFC 4616 section 4, RFC 2831 section 4 and RFC 5802 section 5', () => {
  const plain = sasl('\0tim\0tanstaaftanstaaf');
  expect(said(saslCredential, plain)).toEqual([
    'identifier-exposed confirmed account tim base64',
    'identifier-exposed confirmed credential tanstaaftanstaaf base64',
  ]);
  expect(saslCredential.inspect(plain, contextOf().context).map(({ part }) => part)).toEqual([
    { at: plain.at + 1, length: 3 },
    { at: plain.at + 5, length: 16 },
  ]);
  expect(
    said(
      saslCredential,
      sasl(
        'charset=utf-8,username="clara",realm="elwood.innosoft.com",nonce="OA6MG9tEQGm2hh",nc=00000001,cnonce="OA6MHXh6VqTrRk",digest-uri="imap/elwood.innosoft.com",response=d388dad90d4bbd760a152321f2143af7,qop=auth',
        'response',
      ),
    ),
  ).toEqual(['identifier-exposed confirmed account clara base64']);
  expect(said(saslCredential, sasl('n,,n=tim,r=fyko+d2lbbFgONRv9qkxdawL'))).toEqual([
    'identifier-exposed confirmed account tim base64',
  ]);
});
test('a role is nobody’s account; its password is still one, unless servers come with it', () => {
  expect(said(saslCredential, sasl('\0admin\0tanstaaf'))).toEqual([
    'identifier-exposed confirmed credential tanstaaf base64',
  ]);
  for (const nobody of ['\0guest\0guest', 'n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL'])
    expect(said(saslCredential, sasl(nobody))).toEqual([]);
});
test('stays silent on what the server asks, and elsewhere', () => {
  expect(said(saslCredential, sasl('nonce="15307518881520256341",qop="auth",charset=utf-8', 'challenge'))).toEqual([]);
  expect(said(saslCredential, sasl('response=d388dad90d4bbd760a152321f2143af7', 'response'))).toEqual([]);
  expect(said(saslCredential, sasl('rspauth=d13e96f96e51b1858c7af654655005be', 'response'))).toEqual([]);
  expect(said(saslCredential, fieldOf('username="clara"'))).toEqual([]);
});

test('reads the same in mail and chat protocols of lines, and a token that opens the account (RFC 7628, RFC 2195)', () => {
  const line = (text: string, path = 'imap.sasl.xoauth2') =>
    fieldOf(text, { protocol: path.split('.')[0] ?? '', path, key: 'AUTH', chain: ['base64'] });
  expect(said(saslCredential, line('\0tim\0tanstaaftanstaaf', 'smtp.sasl.plain'))).toEqual([
    'identifier-exposed confirmed account tim base64',
    'identifier-exposed confirmed credential tanstaaftanstaaf base64',
  ]);
  const token = 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg';
  for (const text of [
    `user=someuser@example.com\x01auth=Bearer ${token}\x01\x01`,
    `n,a=someuser@example.com,\x01host=server.example.com\x01auth=Bearer ${token}\x01\x01`,
  ])
    expect(said(saslCredential, line(text))).toEqual([
      'identifier-exposed confirmed email someuser@example.com base64',
      `identifier-exposed confirmed credential ${token} base64`,
    ]);
  expect(said(saslCredential, line('tim b913a602c7eda7a495b4e6e7334d3890', 'pop3.sasl.cram-md5'))).toEqual([
    'identifier-exposed confirmed account tim base64',
  ]);
  expect(said(saslCredential, line('\0rana@office.in\0tanstaaf', 'smtp.sasl.plain'))).toEqual([
    'identifier-exposed confirmed email rana@office.in base64',
    'identifier-exposed confirmed credential tanstaaf base64',
  ]);
  expect(said(saslCredential, line('tim', 'smtp.sasl.login.user'))).toEqual([]);
  expect(said(saslCredential, fieldOf('\0tim\0tanstaaf', { protocol: 'amqp', path: 'amqp.sasl.plain' }))).toEqual([
    'identifier-exposed confirmed account tim',
    'identifier-exposed confirmed credential tanstaaf',
  ]);
});
