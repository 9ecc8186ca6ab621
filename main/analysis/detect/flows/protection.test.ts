import { expect, test } from 'vitest';
import { aFlow, someTls } from '../../assess/flow.fixture.ts';
import type { Flow } from '../../model/flow.ts';
import type { Protection } from '../../model/words.ts';
import { protectionOf } from './protection.ts';

const bytes = (readableBytes: number, opaqueBytes: number, unknownBytes: number) => ({
  readableBytes,
  opaqueBytes,
  unknownBytes,
});

test.each<[string, Partial<Flow>, Protection]>([
  ['plain web', { protocol: 'http', ...bytes(900, 0, 0) }, 'readable'],
  ['TLS', { protocol: 'tls', ...bytes(300, 4000, 0) }, 'current'],
  ['QUIC', { protocol: 'quic', ...bytes(300, 4000, 0) }, 'current'],
  ['SSH', { protocol: 'ssh', ...bytes(60, 4000, 0) }, 'current'],
  ['Telegram: the key’s number stands before each message', { protocol: 'mtproto', ...bytes(24, 4000, 0) }, 'header'],
  ['a vendor’s call', { protocol: 'agora', ...bytes(24, 4000, 0) }, 'header'],
  ['KakaoTalk after its hello', { protocol: 'loco', ...bytes(0, 4000, 0) }, 'own'],
  ['nobody’s octets, however even', { protocol: 'unknown', ...bytes(0, 0, 4000) }, 'unknown'],
  ['nobody’s octets with some text', { protocol: 'unknown', ...bytes(200, 0, 4000) }, 'unknown'],
  ['a handshake and nothing else', { protocol: 'none', ...bytes(0, 0, 0) }, 'none'],
])('%s', (_what, over, protection) => {
  expect(protectionOf(aFlow({ tls: null, ...over }))).toBe(protection);
});

test('a withdrawn version is out of date, whatever it carries', () => {
  const tls = someTls({ version: 'TLSv1' });
  expect(protectionOf(aFlow({ protocol: 'tls', tls, ...bytes(300, 4000, 0) }))).toBe('out-of-date');
  expect(protectionOf(aFlow({ protocol: 'stun', tls: { ...tls, version: 'DTLSv1.2' }, ...bytes(300, 4000, 0) }))).toBe(
    'current',
  );
});
