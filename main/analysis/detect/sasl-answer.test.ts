import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { saslAnswer } from './sasl-answer.ts';

const sasl = (text: string, element = 'response') =>
  fieldOf(text, { protocol: 'xmpp', path: `xmpp.${element}`, key: element, chain: ['base64'] });

const DIGEST =
  'charset=utf-8,username="clara",realm="elwood.innosoft.com",nonce="OA6MG9tEQGm2hh",nc=00000001,cnonce="OA6MHXh6VqTrRk",digest-uri="imap/elwood.innosoft.com",response=d388dad90d4bbd760a152321f2143af7,qop=auth';
const PROOF = 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=';

test.each([
  [DIGEST, 'd388dad90d4bbd760a152321f2143af7'],
  [PROOF, 'v0X8v3Bz2T0CJGbJQyF0X+HI4Ts='],
  ['tim b913a602c7eda7a495b4e6e7334d3890', 'b913a602c7eda7a495b4e6e7334d3890'],
])('reads RFC 2831 section 4, RFC 5802 section 5 and RFC 2195 section 2', (text, answer) => {
  const field = sasl(text);
  expect(said(saslAnswer, field)).toEqual([`identifier-exposed confirmed credential ${answer} base64`]);
  expect(saslAnswer.inspect(field, contextOf().context)[0]?.part).toEqual({
    at: field.at + text.indexOf(answer),
    length: answer.length,
  });
});

test('silent on passwords, on what the server asks and proves, and elsewhere', () => {
  for (const text of [
    '\0tim\0tanstaaftanstaaftanstaaftanstaaf',
    'n,,n=tim,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j',
    'response=d388dad90d4bbd760a152321f2143af7',
    'rspauth=d13e96f96e51b1858c7af654655005be',
  ])
    expect(said(saslAnswer, sasl(text))).toEqual([]);
  expect(said(saslAnswer, sasl(DIGEST, 'challenge'))).toEqual([]);
  expect(said(saslAnswer, fieldOf(DIGEST))).toEqual([]);
});
