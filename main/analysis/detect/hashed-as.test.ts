import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { octetsOfHex } from '../bytes/text.ts';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { checksumsOf, digestsOf } from './hashed-as.ts';
import { ownValue } from './own-value.ts';

const EMAIL = { kind: 'email', value: 'Rana.Iyer@Example.org' } as const;
const PHONE = { kind: 'phone', value: '+91 98765 43210' } as const;
const hash = (name: string, text: string): Buffer => createHash(name).update(text).digest();
const told = (sent: string | Buffer, mine: typeof EMAIL | typeof PHONE): string[] =>
  said(ownValue, fieldOf(typeof sent === 'string' ? sent : Uint8Array.from(sent)), [mine]);

test.each(['md5', 'sha1', 'sha256', 'sha512'])('%s of a value, as octets, hex and base64, alone and inside', (name) => {
  for (const [mine, texts] of [
    [EMAIL, ['Rana.Iyer@Example.org', 'rana.iyer@example.org']],
    [PHONE, ['+919876543210', '919876543210']],
  ] as const)
    for (const text of texts) {
      const digest = hash(name, text);
      const say = (chain: string): string[] => [`identifier-exposed confirmed ${mine.kind} ${mine.value} ${chain}`];
      expect(told(digest, mine)).toEqual(say(name));
      expect(told(Buffer.concat([Buffer.of(1, 2, 3), digest, Buffer.of(9)]), mine)).toEqual(say(name));
      for (const digits of [digest.toString('hex'), digest.toString('hex').toUpperCase()]) {
        expect(told(digits, mine)).toEqual(say(`hex ${name}`));
        expect(told(`x=${digits};`, mine)).toEqual(say(`hex ${name}`));
        expect(told(Buffer.from(digits).toString('base64'), mine)).toEqual(say(`base64 hex ${name}`));
      }
      for (const written of [digest.toString('base64'), digest.toString('base64url')]) {
        expect(told(written, mine)).toEqual(say(`base64 ${name}`));
        expect(told(`{"h":"${written}"}`, mine)).toEqual(say(`base64 ${name}`));
        expect(told(Buffer.from(written).toString('base64'), mine).length).toBeLessThan(2);
      }
      expect(told(Buffer.concat([Buffer.of(7), digest]).toString('base64'), mine)).toEqual(say(`base64 ${name}`));
    }
});

test('hashes of hashes', () => {
  const inner = hash('md5', 'rana.iyer@example.org').toString('hex');
  for (const name of ['md5', 'sha1', 'sha256'])
    expect(told(hash(name, inner).toString('hex'), EMAIL)).toEqual([
      `identifier-exposed confirmed email Rana.Iyer@Example.org hex ${name} hex md5`,
    ]);
});

test('a telephone number hashed backwards', () => {
  expect(told(hash('sha256', '012345678919').toString('hex'), PHONE)).toEqual([
    'identifier-exposed confirmed phone +91 98765 43210 hex sha256 reversed',
  ]);
});

test('checksums of 32 bits: a whole field is likely, part of one is possible', () => {
  const sum = crc32('rana.iyer@example.org');
  const digits = sum.toString(16).padStart(8, '0');
  const say = (how: string, chain: string) => [`identifier-exposed ${how} email Rana.Iyer@Example.org ${chain}`];
  expect(told(digits, EMAIL)).toEqual(say('likely', 'hex crc32'));
  expect(told(String(sum), EMAIL)).toEqual(say('likely', 'decimal crc32'));
  expect(told(`a ${digits} b`, EMAIL)).toEqual(say('possible', 'hex crc32'));
  expect(told(`a${digits}b`, EMAIL)).toEqual([]);
  const unclaimed = fieldOf(Uint8Array.from([9, 9, ...octetsOfHex(digits), 9]), {
    path: 'unknown.bytes',
    unclaimed: true,
  });
  expect(said(ownValue, unclaimed, [EMAIL])).toEqual(say('possible', 'crc32'));
});

test('MurmurHash3 of both sizes (published values)', () => {
  const hex = (forms: ReturnType<typeof digestsOf>): string[] =>
    forms.map(({ octets }) => Buffer.from(octets).toString('latin1'));
  expect(hex(digestsOf('hello'))).toContain('cbd8a7b341bd9b025b1e906a48ae1d19');
  expect(hex(checksumsOf('hello'))).toContain('248bfa47');
});
