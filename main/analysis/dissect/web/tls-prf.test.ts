import { expect, test } from 'vitest';
import { tlsPrf } from './tls-prf.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));

/** Test vectors of the TLS working group for P_SHA256 (mailing list, "TLS 1.2 PRF test vectors"); OpenSSL has the same. */
test('makes what TLS 1.2 makes with SHA-256', () => {
  const secret = hex('9bbe436ba940f017b17652849a71db35');
  const seed = hex('a0ba9f936cda311827a6f796ffd5198c');
  expect(tlsPrf(0x0303, 'sha256', secret, 'test label', seed, 100)).toEqual(
    hex(`e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa0
      22f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66`),
  );
});

test('before TLS 1.2 MD5 and SHA-1 each make a half, of any length of secret', () => {
  const made = tlsPrf(0x0301, 'sha256', hex('0102030405'), 'key expansion', hex('aabb'), 40);
  expect(made).toHaveLength(40);
  expect(tlsPrf(0x0302, 'sha256', hex('0102030405'), 'key expansion', hex('aabb'), 20)).toEqual(made.subarray(0, 20));
  expect(tlsPrf(0x0303, 'sha256', hex('0102030405'), 'key expansion', hex('aabb'), 40)).not.toEqual(made);
  expect(tlsPrf(0x0301, 'sha256', hex(''), '', hex(''), 0)).toHaveLength(0);
});
