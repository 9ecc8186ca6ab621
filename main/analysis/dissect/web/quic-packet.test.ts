import { expect, test } from 'vitest';
import { AES_128_GCM, initialSecrets, packetKeys } from './quic-keys.ts';
import { openPacket } from './quic-packet.ts';
import { hex, RFC_CLIENT_INITIAL, RFC_HELLO, RFC_ID, RFC_SERVER_INITIAL } from './quic.fixture.ts';
import { versionOf } from './quic-version.ts';

const version = versionOf(1);
const secrets = version && initialSecrets(version, RFC_ID);
const client = packetKeys(secrets?.client ?? hex(''), AES_128_GCM, 'quic');
const server = packetKeys(secrets?.server ?? hex(''), AES_128_GCM, 'quic');

test('the client’s packet is sealed as RFC 9001 appendix A.2 shows, and opens', () => {
  const head =
    'c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11d242b123dc9bd8bab936b47d92ec356c0bab7df5';
  expect(Buffer.from(RFC_CLIENT_INITIAL.subarray(0, 52)).toString('hex')).toBe(head);
  const opened = openPacket(RFC_CLIENT_INITIAL, 0, 18, 1200, client, -1);
  expect(opened).toMatchObject({ payloadAt: 22, number: 2, numberSize: 4 });
  expect(opened?.plain.subarray(4, 245)).toEqual(RFC_HELLO);
});

test('opens the server’s (appendix A.3): number 1 in two octets, an ACK and a ServerHello', () => {
  const opened = openPacket(RFC_SERVER_INITIAL, 0, 18, RFC_SERVER_INITIAL.length, server, -1);
  expect(opened).toMatchObject({ number: 1, numberSize: 2 });
  expect(Buffer.from(opened?.plain.subarray(0, 10) ?? []).toString('hex')).toBe('02000000000600405a02');
});

test('opens a short packet with ChaCha20 and a number far on (appendix A.5)', () => {
  const secret = hex('9ac312a7f877468ebe69422748ad00a15443f18203a07d6060f688f30f21632b');
  const keys = packetKeys(secret, { hash: 'sha256', aead: 'chacha20-poly1305', keySize: 32 }, 'quic');
  const packet = hex('4cfe4189655e5cd55c41f69080575d7999c25a5bfb');
  expect(openPacket(packet, 0, 1, packet.length, keys, 654360563)).toMatchObject({ number: 654360564 });
});

test('other keys, a cut packet or one without room for a sample open nothing', () => {
  expect(openPacket(RFC_CLIENT_INITIAL, 0, 18, 1200, server, -1)).toBeNull();
  for (const n of [0, 20, 37, 38, 60, 1199])
    expect(openPacket(RFC_CLIENT_INITIAL.subarray(0, n), 0, 18, n, client, -1)).toBeNull();
  expect(openPacket(RFC_CLIENT_INITIAL, 0, 18, 1201, client, -1)).toBeNull();
});
