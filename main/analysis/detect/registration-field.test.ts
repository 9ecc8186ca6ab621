import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { registrationField } from './registration-field.ts';

const query = (key: string, text: string, direction: 'out' | 'in' = 'out') =>
  fieldOf(text, { protocol: 'xmpp', path: `xmpp.iq.query.${key}`, key, direction });

test('reads the form of XEP-0077 section 3.1, example 4', () => {
  expect(said(registrationField, query('username', 'bill'))).toEqual(['identifier-exposed confirmed account bill']);
  expect(said(registrationField, query('password', 'Calliope'))).toEqual([
    'identifier-exposed confirmed credential Calliope',
  ]);
  expect(said(registrationField, query('email', 'bard@shakespeare.lit'))).toEqual([
    'identifier-exposed confirmed email bard@shakespeare.lit',
  ]);
});

test("stays silent on the server's empty form, on other elements and elsewhere", () => {
  expect(said(registrationField, query('username', '-'))).toEqual([]);
  expect(said(registrationField, query('username', 'bill', 'in'))).toEqual([]);
  expect(said(registrationField, query('instructions', 'Choose a username'))).toEqual([]);
  expect(
    said(registrationField, fieldOf('Ping', { protocol: 'xmpp', path: 'xmpp.iq.query.item.name', key: 'name' })),
  ).toEqual([]);
  expect(
    said(registrationField, fieldOf('bill', { protocol: 'http', path: 'http.query.username', key: 'username' })),
  ).toEqual([]);
});
