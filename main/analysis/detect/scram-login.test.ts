import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { scramLogin } from './scram-login.ts';

const hits = (text: string, protocol = 'unknown') =>
  said(scramLogin, fieldOf(text, { path: `${protocol}.text`, protocol })).map((one) =>
    one.replace('identifier-exposed likely ', ''),
  );

test('the account in a login by SCRAM (RFC 5802 section 5), whatever stands around it', () => {
  expect(hits('n,,n=rana,r=fyko+d2lbbFgONRv9qkxdawL')).toEqual(['account rana']);
  expect(hits('payload9n,,n=ra=2Cna,r=fyko+d2lbbFgONRv9qkxdawL')).toEqual(['account ra,na']);
  expect(hits('p=tls-unique,a=admin,n=rana@mail.org,r=fyko+d2lbbFgONRv9qkxdawL')).toEqual(['email rana@mail.org']);
});

test('silent on answers, on nobody and on what looks alike', () => {
  for (const text of [
    'n,,n=,r=fyko+d2lbbFgONRv9qkxdawL',
    'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bd92,i=4096',
  ])
    expect(hits(text)).toEqual([]);
  for (const text of [
    'x=1,n=rana,r=short',
    'n,,n=admin,r=fyko+d2lbbFgONRv9qkxdawL',
    'an,n=rana,r=fyko+d2lbbFgONRv9qkxdawL',
  ])
    expect(hits(text)).toEqual([]);
  expect(hits('n,,n=rana,r=fyko+d2lbbFgONRv9qkxdawL', 'smtp')).toEqual([]);
});
