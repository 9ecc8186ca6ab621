import { expect, test } from 'vitest';
import { AES_128_GCM, headerMask, initialSecrets, packetKeys } from './quic-keys.ts';
import { hex, RFC_ID } from './quic.fixture.ts';
import { versionOf, type QuicVersion } from './quic-version.ts';

const show = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString('hex') : null);
function version(number: number): QuicVersion {
  const known = versionOf(number);
  if (!known) throw new Error('unknown version');
  return known;
}

test('makes the keys of RFC 9001 appendix A.1', () => {
  const secrets = initialSecrets(version(1), RFC_ID);
  const client = packetKeys(secrets?.client ?? hex(''), AES_128_GCM, 'quic');
  expect([client.key, client.iv, client.hp].map(show)).toEqual([
    '1f369613dd76d5467730efcbe3b1a22d',
    'fa044b2f42a3fd3b46fb255c',
    '9f50449e04a0e810283a1e9933adedd2',
  ]);
  const server = packetKeys(secrets?.server ?? hex(''), AES_128_GCM, 'quic');
  expect([server.key, server.iv, server.hp].map(show)).toEqual([
    'cf3a5331653c364c88f0f379b6067e37',
    '0ac1493ca1905853b0bba03e',
    'c206b8d9b9f0f37644430b490eeaa314',
  ]);
});

test('makes the keys of RFC 9369 appendix A.1', () => {
  const { client } = initialSecrets(version(0x6b3343cf), RFC_ID) ?? { client: hex('') };
  const keys = packetKeys(client, AES_128_GCM, 'quicv2');
  expect([keys.key, keys.iv, keys.hp].map(show)).toEqual([
    '8b1a0bc121284290a29e0971b5cd045d',
    '91f73e2351d8fa91660e909f',
    '45b95e15235d6f45a6b19cbcb0294ba9',
  ]);
});

test('opens the key phase and mask of ChaCha20 (RFC 9001 appendix A.5)', () => {
  const secret = hex('9ac312a7f877468ebe69422748ad00a15443f18203a07d6060f688f30f21632b');
  const keys = packetKeys(secret, { hash: 'sha256', aead: 'chacha20-poly1305', keySize: 32 }, 'quic');
  expect(show(keys.key)).toBe('c6d98ff3441c3fe1b2182094f69caa2ed4b716b65488960a7a984979fb23e1c8');
  expect(show(headerMask(keys, hex('5e5cd55c41f69080575d7999c25a5bfb')))).toBe('aefefe7d03');
});

test('a version without a known salt has no keys', () => {
  expect(initialSecrets({ ...version(1), salt: null }, RFC_ID)).toBeNull();
});
