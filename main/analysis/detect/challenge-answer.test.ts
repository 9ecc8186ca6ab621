import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { challengeAnswer } from './challenge-answer.ts';
import { said } from './context.fixture.ts';

const HASH = '5f4dcc3b5aa765d61d8327deb882cf99';
const answer = (text: string, path = 'iax.md5-result') =>
  said(challengeAnswer, fieldOf(text, { protocol: path.split('.')[0] ?? '', path }));

test('the answer to an exchange that asks for a password', () => {
  expect(answer(HASH)).toEqual([`identifier-exposed confirmed credential ${HASH}`]);
  const sha1 = '48fc78be9ec8f86d8ce1c39c320c97c21d62334d'; // XEP-0078, example 4
  expect(answer(sha1, 'xmpp.iq.query.digest')).toEqual([`identifier-exposed confirmed credential ${sha1}`]);
  expect(answer(`md5${HASH}`, 'postgresql.login.digest')).toEqual([
    `identifier-exposed confirmed credential md5${HASH}`,
  ]);
});

test('stays silent on what is no hash, and elsewhere', () => {
  for (const text of ['0'.repeat(32), `${HASH}00`, 'x'.repeat(32), 'short']) expect(answer(text)).toEqual([]);
  expect(answer(HASH, 'iax.element.15')).toEqual([]);
});
