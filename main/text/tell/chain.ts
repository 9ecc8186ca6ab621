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
  'imap-address',
  'bcd',
  'bson',
  'camera-number',
  'map-angle',
  'utf-16be',
  'utf-16le',
  'ip-address',
  'netbios-name',
  'mtproto-obfuscation',
  'ipv4',
  'ntlm',
  'ebcdic',
  'ipp',
  'hex',
  'gzip',
  'deflate',
  'brotli',
  'zstd',
  'hpack',
  'websocket-mask',
  'messagepack',
  'cbor',
  'property-list',
  'protobuf',
  'decimal',
  'u32le',
  'u32be',
  'u64le',
  'u64be',
  'u40le',
  'u40be',
  'u48le',
  'u48be',
  'u56le',
  'u56be',
  'varint',
  'bcd-digits',
  'octets',
  'letter-case',
  'reversed',
  'html',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'crc32',
  'murmur3',
] as const;

const HASHES: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha256', 'sha512', 'crc32', 'murmur3']);

/** A hash cannot be undone, only guessed. */
export function isHashed(chain: readonly string[]): boolean {
  return chain.some((id) => HASHES.has(id));
}

/** Names of the packings around a value, from the outside in. A step without a name of its own keeps its id. */
export function chainSteps(chain: readonly string[], text: Text): readonly string[] {
  return chain.map((id) => {
    const step = STEPS.find((one) => one === id);
    return step ? text.t(`chain.${step}`) : text.t('chain.other', { id });
  });
}
