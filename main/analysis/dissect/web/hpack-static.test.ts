import { expect, test } from 'vitest';
import { STATIC_TABLE } from './hpack-static.ts';

test('has the 61 rows of RFC 7541 appendix A at their numbers', () => {
  expect(STATIC_TABLE).toHaveLength(62);
  expect([1, 2, 7, 8, 14, 15, 16, 31, 32, 58, 61].map((index) => STATIC_TABLE[index]?.join(' '))).toEqual([
    ':authority ',
    ':method GET',
    ':scheme https',
    ':status 200',
    ':status 500',
    'accept-charset ',
    'accept-encoding gzip, deflate',
    'content-type ',
    'cookie ',
    'user-agent ',
    'www-authenticate ',
  ]);
});
