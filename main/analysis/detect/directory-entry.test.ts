import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { directoryEntry } from './directory-entry.ts';

const hits = (key: string, text: string, path = 'ldap.entry.value', protocol = 'ldap') =>
  said(directoryEntry, fieldOf(text, { path, protocol, key })).map((one) => one.replace('identifier-exposed ', ''));

test('what the standards say that an attribute holds', () => {
  expect(hits('sAMAccountName', 'rana')).toEqual(['confirmed account rana']);
  expect(hits('uid', 'rana', 'ldap.search.value')).toEqual(['confirmed account rana']);
  expect(hits('givenName;lang-de', 'Rana')).toEqual(['confirmed person-name Rana']);
  expect(hits('mail', 'rana@mail.org')).toEqual(['confirmed email rana@mail.org']);
  expect(hits('telephoneNumber', '+49 30 901820')).toEqual(['confirmed phone +49 30 901820']);
  expect(hits('sAMAccountName', 'RANAS-PC$')).toEqual(['confirmed device-name RANAS-PC$']);
  expect(hits('dNSHostName', 'ranas-pc.office.corp')).toEqual(['confirmed device-name ranas-pc.office.corp']);
});

test('silent on groups, programs, other attributes and other protocols', () => {
  expect(hits('cn', 'Readers')).toEqual([]);
  expect(hits('uid', 'www-data')).toEqual([]);
  expect(hits('sAMAccountName', 'Administrator')).toEqual([]);
  expect(hits('mail', 'none')).toEqual([]);
  expect(hits('telephoneNumber', 'see above')).toEqual([]);
  expect(hits('uid', 'rana', 'http.query.uid', 'http')).toEqual([]);
});
