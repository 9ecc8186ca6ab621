import { expect, test } from 'vitest';
import { suiteOf } from './tls-suite.ts';

test('the name of a suite says how it seals', () => {
  expect(suiteOf(0x1301)).toEqual({ hash: 'sha256', keySize: 16, seal: 'aes-gcm' });
  expect(suiteOf(0x1302)).toEqual({ hash: 'sha384', keySize: 32, seal: 'aes-gcm' });
  expect(suiteOf(0x1303)).toEqual({ hash: 'sha256', keySize: 32, seal: 'chacha20-poly1305' });
  expect(suiteOf(0xc0ac)).toEqual({ hash: 'sha256', keySize: 16, seal: 'aes-ccm' });
  expect(suiteOf(0xc0a0)).toEqual({ hash: 'sha256', keySize: 16, seal: 'aes-ccm-8' });
  expect(suiteOf(0x002f)).toEqual({ hash: 'sha256', keySize: 16, seal: { mac: 'sha1', block: 16 } });
  expect(suiteOf(0xc028)).toEqual({ hash: 'sha384', keySize: 32, seal: { mac: 'sha384', block: 16 } });
  expect(suiteOf(0x000a)).toEqual({ hash: 'sha256', keySize: 24, seal: { mac: 'sha1', block: 8 } });
});

test('what is not read is null: no encryption, RC4, single DES, Camellia, no number of a suite', () => {
  expect([0x0002, 0x0005, 0x0009, 0x0041, 0x0a0a].map(suiteOf)).toEqual([null, null, null, null, null]);
});
