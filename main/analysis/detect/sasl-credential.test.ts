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
      sasl('charset=utf-8,username="chris",realm="elwood.innosoft.com",nonce="OA6MG9tEQGm2hh"', 'response'),
    ),
  ).toEqual(['identifier-exposed confirmed account chris base64']);
  expect(said(saslCredential, sasl('n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL'))).toEqual([
    'identifier-exposed confirmed account user base64',
  ]);
});
test('stays silent on what the server asks, and elsewhere', () => {
  expect(said(saslCredential, sasl('nonce="15307518881520256341",qop="auth",charset=utf-8', 'challenge'))).toEqual([]);
  expect(said(saslCredential, sasl('rspauth=d13e96f96e51b1858c7af654655005be', 'response'))).toEqual([]);
  expect(said(saslCredential, fieldOf('username="chris"'))).toEqual([]);
});
