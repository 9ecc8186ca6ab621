import type { Text } from '../text.ts';

const STEPS = [
  'percent',
  'quic-initial',
  'cookie',
  'form',
  'json',
  'jwt',
  'url',
  'xml',
  'base64',
  'base64-lines',
  'quoted-printable',
  'encoded-word',
  'aim-roast',
  'utf-16be',
  'utf-16le',
  'ip-address',
  'netbios-name',
  'mtproto-obfuscation',
  'ipv4',
  'ntlm',
  'hex',
  'gzip',
  'deflate',
  'brotli',
  'zstd',
  'hpack',
  'websocket-mask',
  'messagepack',
  'cbor',
  'protobuf',
  'decimal',
  'u32le',
  'u32be',
  'u64le',
  'u64be',
  'md5',
  'sha1',
  'sha256',
] as const;

/** A hash cannot be undone, only guessed. */
export function isHashed(chain: readonly string[]): boolean {
  return chain.some((id) => id === 'md5' || id === 'sha1' || id === 'sha256');
}

/** Names of the packings around a value, from the outside in. A step without a name of its own keeps its id. */
export function chainSteps(chain: readonly string[], text: Text): readonly string[] {
  return chain.map((id) => {
    const step = STEPS.find((one) => one === id);
    return step ? text.t(`chain.${step}`) : text.t('chain.other', { id });
  });
}
