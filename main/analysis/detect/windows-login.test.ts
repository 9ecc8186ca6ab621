import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { windowsLogin } from './windows-login.ts';

const hits = (path: string, text: string, chain: readonly string[] = ['ntlm']) =>
  said(windowsLogin, fieldOf(text, { path, protocol: path.split('.')[0] ?? '', chain }));

test('who logs in, from where, whatever carries it', () => {
  expect(hits('smb.session-setup.token.ntlm.account', 'rana')).toEqual([
    'identifier-exposed confirmed account rana ntlm',
  ]);
  expect(hits('http.header.authorization.ntlm.workstation', 'RANAS-PC')).toEqual([
    'identifier-exposed confirmed device-name RANAS-PC ntlm',
  ]);
  expect(hits('smb.session-setup.token.ntlm.account', 'rana', [])).toEqual([
    'identifier-exposed confirmed account rana',
  ]);
  expect(hits('smb.session-setup.account', 'rana', ['utf-16le'])).toEqual([
    'identifier-exposed confirmed account rana utf-16le',
  ]);
  expect(hits('kerberos.client', 'rana', [])).toEqual(['identifier-exposed confirmed account rana']);
});

test('a computer’s account is its name', () => {
  expect(hits('kerberos.client', 'RANAS-PC$', [])).toEqual(['identifier-exposed confirmed device-name RANAS-PC$']);
  expect(hits('kerberos.client.host', 'pc.example', [])).toEqual([
    'identifier-exposed confirmed device-name pc.example',
  ]);
});

test('nobody’s accounts are left out', () => {
  for (const text of ['$', 'ANONYMOUS LOGON', 'anonymous', 'guest', 'Administrator'])
    expect(hits('kerberos.client', text, [])).toEqual([]);
});

test('other fields are not its own, nor a program’s that is called so', () => {
  expect(hits('smb.session-setup.token.ntlm.domain', 'OFFICE')).toEqual([]);
  expect(hits('http.query.ntlm.account', 'rana', [])).toEqual([]);
  expect(hits('kerberos.service', 'krbtgt', [])).toEqual([]);
});
