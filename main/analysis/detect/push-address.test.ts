import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { pushAddress } from './push-address.ts';

const made = `cAbCdEfGhIjKlMnOpQrStU:APA91b${'aB3_-'.repeat(27)}`;

test('finds a token alone and inside a request', () => {
  for (const text of [made, `token=${made}&x=1`])
    expect(said(pushAddress, fieldOf(text))).toEqual([`identifier-exposed likely push-token ${made}`]);
});
test.each([made.slice(0, 60), made.replace('APA91b', 'BPA91b'), `${'x'.repeat(150)}:APA91b`])(
  'stays silent on %s',
  (text) => expect(said(pushAddress, fieldOf(text))).toEqual([]),
);
