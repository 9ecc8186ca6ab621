import { expect, test } from 'vitest';
import { DerReader } from '../../bytes/der.ts';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitLdap } from './ldap-emit.ts';
import { ber } from './octets.fixture.ts';
import { NTLM_LOGIN } from './windows.fixture.ts';

function told(operation: readonly number[]): unknown[] {
  const bytes = Uint8Array.from(operation);
  const sink = new RecordingSink(flowFixture('tcp', 'ldap'));
  const value = new DerReader(bytes, 0, bytes.length).next();
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  if (value) emitLdap(value, bytes, sink);
  return sink.fields.map(({ path, key, text }) => [path.slice(5), key, text]);
}
const equal = (name: string, value: string) => ber(0xa3, ber(4, name), ber(4, value));
const settings = [10, 1, 2, 10, 1, 0, 2, 1, 0, 2, 1, 0, 1, 1, 0];

test('a search says where and for whom', () => {
  const filter = ber(0xa0, equal('objectClass', 'person'), ber(0xa2, equal('uid', 'omar')), ber(0x87, 'mail'));
  const pieces = ber(0xa4, ber(4, 'cn'), ber(0x30, ber(0x80, 'Om'), ber(0x82, 'ar')));
  expect(told(ber(0x63, ber(4, 'dc=example'), settings, filter))).toEqual([
    ['search.base', null, 'dc=example'],
    ['search.value', 'objectClass', 'person'],
    ['search.value', 'uid', 'omar'],
  ]);
  expect(told(ber(0x63, ber(4, ''), settings, pieces))).toEqual([
    ['search.value', 'cn', 'Om'],
    ['search.value', 'cn', 'ar'],
  ]);
});

test('an entry has names and values', () => {
  const attribute = ber(0x30, ber(4, 'telephoneNumber'), ber(0x31, ber(4, '+49301234567')));
  expect(told(ber(0x64, ber(4, 'uid=omar,dc=example'), ber(0x30, attribute)))).toEqual([
    ['entry.name', null, 'uid=omar,dc=example'],
    ['entry.value', 'telephoneNumber', '+49301234567'],
  ]);
  expect(told(ber(0x4a, 'uid=omar'))).toEqual([['entry.name', null, 'uid=omar']]);
});

test('a login by another way hands on its token', () => {
  const sasl = ber(0xa3, ber(4, 'GSS-SPNEGO'), ber(4, NTLM_LOGIN));
  expect(told(ber(0x60, [2, 1, 3], ber(4, ''), sasl))).toEqual([
    ['bind.mechanism', null, 'GSS-SPNEGO'],
    ['bind.token', null, String.fromCharCode(...NTLM_LOGIN)],
  ]);
  expect(told(ber(0x60, [2, 1, 3], ber(4, ''), ber(0x8b, NTLM_LOGIN)))).toHaveLength(1);
});

test('filters in filters end', () => {
  let deep = equal('uid', 'omar');
  for (let i = 0; i < 40; i++) deep = ber(0xa2, deep);
  expect(told(ber(0x63, ber(4, 'x'), settings, deep))).toEqual([['search.base', null, 'x']]);
});
