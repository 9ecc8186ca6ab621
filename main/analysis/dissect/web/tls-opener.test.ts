import { expect, test } from 'vitest';
import { nonceOf } from './tls-opener.ts';

test("a record's number lies over the end of the IV (RFC 9001 appendix A.5 gives both)", () => {
  const iv = Uint8Array.from(Buffer.from('e0459b3474bdd0e44a41c144', 'hex'));
  expect(Buffer.from(nonceOf(iv, 654_360_564)).toString('hex')).toBe('e0459b3474bdd0e46d417eb0');
  expect(nonceOf(iv, 0)).toEqual(iv);
  expect(nonceOf(new Uint8Array(12), 2 ** 40)[6]).toBe(1);
});
