import { expect, test } from 'vitest';
import { aFlow, someTls } from '../../assess/flow.fixture.ts';
import type { CertificateFacts, TlsFacts } from '../../model/flow.ts';
import { weakEncryption } from './weak-encryption.ts';

const certificate: CertificateFacts = {
  sha1: '',
  sha256: '',
  issuer: 'CN=Example Authority',
  subject: 'CN=chat.example',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2026-12-31T23:59:59Z',
  names: [],
};
const tls = (over: Partial<TlsFacts>) => someTls({ certificates: [certificate], ...over });
const signs = (over: Partial<TlsFacts>, began: string | null = '2026-11-24T10:00:00.000000000Z') =>
  weakEncryption.inspect(aFlow({ tls: tls(over) }), { began: () => began })?.signs ?? [];

test.each([
  ['an old version', { version: 'TLSv1' }, ['version']],
  ['no encryption', { cipher: 'TLS_RSA_WITH_NULL_SHA' }, ['cipher']],
  ['RC4', { cipher: 'TLS_RSA_WITH_RC4_128_SHA' }, ['cipher']],
  ['single DES', { cipher: 'TLS_RSA_WITH_DES_CBC_SHA' }, ['cipher']],
  ['anyone in the middle', { cipher: 'TLS_DH_anon_WITH_AES_128_CBC_SHA' }, ['cipher']],
  [
    'an old certificate',
    { certificates: [{ ...certificate, notAfter: '2026-11-24T09:59:59Z' }] },
    ['certificate-expired'],
  ],
  [
    'its own authority, and an old version',
    { version: 'SSLv3', certificates: [{ ...certificate, issuer: certificate.subject }] },
    ['certificate-self-signed', 'version'],
  ],
])('%s', (_what, over, expected) => {
  expect(signs(over)).toEqual(expected);
});

test.each([
  ['what is current', {}],
  ['3DES, which is discouraged and not forbidden', { cipher: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA' }],
  ['a hello without an answer', { version: null, cipher: null, certificates: [] }],
  [
    'a call’s own certificate',
    { version: 'DTLSv1.2', certificates: [{ ...certificate, issuer: certificate.subject }] },
  ],
  [
    'one in its authority’s name, which comes behind it',
    {
      certificates: [
        { ...certificate, issuer: certificate.subject },
        { ...certificate, issuer: certificate.subject },
      ],
    },
  ],
  ['a certificate without names', { certificates: [{ ...certificate, issuer: '', subject: '' }] }],
])('silent on %s', (_what, over) => {
  expect(signs(over)).toEqual([]);
});

test('a certificate’s last second is still its own; without a clock nothing is out of date', () => {
  const certificates = [{ ...certificate, notAfter: '2026-11-24T10:00:00Z' }];
  expect(signs({ certificates })).toEqual([]);
  expect(signs({ certificates: [{ ...certificate, notAfter: '2001-01-01T00:00:00Z' }] }, null)).toEqual([]);
});

test('no TLS, no finding', () => {
  expect(weakEncryption.inspect(aFlow({ tls: null }), { began: () => null })).toBeNull();
});
