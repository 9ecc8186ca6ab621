import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertificate } from './known-certificates.ts';
import { certificate } from './x509.fixture.ts';

const read = (octets: readonly number[], whole = true) =>
  readCertificate(Uint8Array.from(octets), 0, octets.length, whole);

test('hashes, names and times agree with OpenSSL', () => {
  const octets = certificate({ dns: ['Chat.Example.org', 'b.example'], ip: [192, 0, 2, 7], email: 'a@b.example' });
  const known = read(octets);
  const other = new X509Certificate(Buffer.from(octets));
  expect(known?.facts).toEqual({
    sha1: other.fingerprint.replaceAll(':', '').toLowerCase(),
    sha256: other.fingerprint256.replaceAll(':', '').toLowerCase(),
    issuer: other.issuer.split('\n').join(', ').replaceAll('\\,', ','), // Node escapes commas
    subject: 'CN=chat.example.org',
    notBefore: '2024-01-31T23:59:59Z',
    notAfter: '2050-01-01T00:00:00Z',
    names: ['chat.example.org', 'b.example', '192.0.2.7'],
  });
  expect(Date.parse(known?.facts?.notBefore ?? '')).toBe(Date.parse(other.validFrom));
});

test('one that was met before is not read again; one with the same signature and other octets is', () => {
  const first = read(certificate());
  expect(read(certificate())).toBe(first);
  const other = read(certificate({ dns: ['other.example.org'] }));
  expect(other?.facts?.names).toEqual(['other.example.org']);
  expect(read(certificate())?.facts).toEqual(first?.facts);
});

test('keeps no more than it may', () => {
  const first = read(certificate({ signature: [1, 2, 3] }));
  for (let i = 0; i < 300; i++) read(certificate({ signature: [9, i >> 8, i & 0xff] }));
  const again = read(certificate({ signature: [1, 2, 3] }));
  expect(again).not.toBe(first);
  expect(again?.facts).toEqual(first?.facts);
});

test('half a certificate has no hash', () => {
  const octets = certificate();
  for (const n of [octets.length - 1, octets.length - 20]) {
    const known = read(octets.slice(0, n), false);
    expect(known).toMatchObject({ facts: null, problem: 'cut-short' });
    expect(known?.parsed.subject[0]?.value).toBe('chat.example.org');
    expect(read(octets.slice(0, n), true)?.facts).toBeNull();
  }
  expect(read([1, 2, 3])).toBeNull();
});
