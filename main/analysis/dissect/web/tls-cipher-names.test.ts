import { expect, test } from 'vitest';
import { tlsCipherName } from './tls-cipher-names.ts';

test('names what IANA names (RFC 8446 appendix B.4, RFC 5289, RFC 7905)', () => {
  expect(tlsCipherName(0x1301)).toBe('TLS_AES_128_GCM_SHA256');
  expect(tlsCipherName(0xc02f)).toBe('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
  expect(tlsCipherName(0xcca9)).toBe('TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256');
  expect(tlsCipherName(0)).toBe('TLS_NULL_WITH_NULL_NULL');
});

test('names nothing else, GREASE included', () => {
  expect([0x0a0a, 0xffff, -1].map(tlsCipherName)).toEqual([undefined, undefined, undefined]);
});

test('every line is a number and a name, each number once', () => {
  const names = Array.from({ length: 0x10000 }, (_, cipher) => tlsCipherName(cipher)).filter(
    (name) => name !== undefined,
  );
  expect(names).toHaveLength(365);
  for (const name of names) expect(name).toMatch(/^TLS_[A-Za-z0-9_]+$/);
});
