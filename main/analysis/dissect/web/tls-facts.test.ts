import { expect, test } from 'vitest';
import { flowFixture } from '../recording-sink.fixture.ts';
import { cipherName, tlsFactsOf, tlsVersionName } from './tls-facts.ts';

test('a flow has one set of facts', () => {
  const flow = flowFixture('tcp', 'tls');
  const facts = tlsFactsOf(flow);
  expect(facts).toMatchObject({ version: null, resumed: null, certificates: [] });
  expect(tlsFactsOf(flow)).toBe(facts);
});

test('names versions and ciphers; what has no name keeps its number', () => {
  expect([0x0300, 0x0303, 0x0304, 0x7f1c, 0xfefd, 0x0399].map(tlsVersionName)).toEqual([
    'SSLv3',
    'TLSv1.2',
    'TLSv1.3',
    'TLSv1.3 draft 28',
    'DTLSv1.2',
    '0x0399',
  ]);
  expect([0x1302, 0x0a0a].map(cipherName)).toEqual(['TLS_AES_256_GCM_SHA384', '0x0a0a']);
});
