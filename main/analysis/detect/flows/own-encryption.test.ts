import { expect, test } from 'vitest';
import { aFlow } from '../../assess/flow.fixture.ts';
import { ownEncryption } from './own-encryption.ts';

const inspect = (protocol: string) => ownEncryption.inspect(aFlow({ protocol }), { began: () => null });

test.each(['mmtls', 'mtproto', 'loco', 'oicq', 'telegram-call'])('%s', (protocol) => {
  expect(inspect(protocol)).toEqual({ kind: 'own-encryption', confidence: 'likely', signs: [protocol] });
});

test.each(['tls', 'quic', 'dtls', 'ssh', 'whatsapp-noise', 'unknown', 'http'])('not %s', (protocol) => {
  expect(inspect(protocol)).toBeNull();
});
