import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { isSaslAnswer } from './sasl-field.ts';

const is = (protocol: string, path: string, chain: readonly string[] = ['base64'], text = 'x') =>
  isSaslAnswer(fieldOf(text, { protocol, path, key: null, chain }));

test('what a client says in a login, in the protocols that carry one', () => {
  expect(is('xmpp', 'xmpp.auth')).toBe(true);
  expect(is('smtp', 'smtp.sasl.cram-md5')).toBe(true);
  expect(is('amqp', 'amqp.sasl.plain', [])).toBe(true);
});

test('not the server’s part, nor names and passwords by themselves, nor what is too long', () => {
  expect(is('xmpp', 'xmpp.challenge')).toBe(false);
  expect(is('smtp', 'smtp.sasl.login.user')).toBe(false);
  expect(is('smtp', 'smtp.sasl.cram-md5', [])).toBe(false);
  expect(is('http', 'http.sasl.plain')).toBe(false);
  expect(is('xmpp', 'xmpp.auth', ['base64'], 'x'.repeat(5_000))).toBe(false);
});
