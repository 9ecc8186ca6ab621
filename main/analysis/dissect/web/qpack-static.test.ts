import { expect, test } from 'vitest';
import { QPACK_STATIC } from './qpack-static.ts';

test('has the 99 entries of RFC 9204 appendix A at their places', () => {
  expect(QPACK_STATIC).toHaveLength(99);
  expect([0, 1, 17, 25, 31, 46, 57, 63, 72, 74, 85, 90, 98].map((index) => QPACK_STATIC[index])).toEqual([
    [':authority', ''],
    [':path', '/'],
    [':method', 'GET'],
    [':status', '200'],
    ['accept-encoding', 'gzip, deflate, br'],
    ['content-type', 'application/json'],
    ['strict-transport-security', 'max-age=31536000; includesubdomains'],
    [':status', '100'],
    ['accept-language', ''],
    ['access-control-allow-credentials', 'TRUE'],
    ['content-security-policy', "script-src 'none'; object-src 'none'; base-uri 'none'"],
    ['origin', ''],
    ['x-frame-options', 'sameorigin'],
  ]);
});
