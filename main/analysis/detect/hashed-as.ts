import { crc32 } from '../bytes/crc32.ts';
import { md5Hex } from '../bytes/md5.ts';
import { murmur3of128, murmur3of32 } from '../bytes/murmur3.ts';
import { sha1Hex } from '../bytes/sha1.ts';
import { Sha256 } from '../bytes/sha256.ts';
import { sha512Hex } from '../bytes/sha512.ts';
import { encodeUtf8, hex, octetsOfHex } from '../bytes/text.ts';
import { base64Forms, wholeBase64, type Written } from './written-as.ts';

/** Digests of a text, by the chain that leads from the digest to it. */
const DIGESTS: readonly (readonly [readonly string[], (octets: Uint8Array) => string])[] = [
  [['md5'], md5Hex],
  [['sha1'], (octets) => sha1Hex(octets)],
  [['sha256'], sha256Hex],
  [['sha512'], sha512Hex],
  [
    ['murmur3'],
    (octets) =>
      murmur3of128(octets)
        .map((word) => word.toString(16).padStart(16, '0'))
        .join(''),
  ],
  [['md5', 'hex', 'md5'], (octets) => md5Hex(encodeUtf8(md5Hex(octets)))],
  [['sha1', 'hex', 'md5'], (octets) => sha1Hex(encodeUtf8(md5Hex(octets)))],
  [['sha256', 'hex', 'md5'], (octets) => sha256Hex(encodeUtf8(md5Hex(octets)))],
];

function sha256Hex(octets: Uint8Array): string {
  return new Sha256().update(octets).hex();
}

/** A text's digests in every way they are written: as octets, in hexadecimal digits of either case, in base64, and in two of
 *  these on top of each other. */
export function digestsOf(text: string): readonly Written[] {
  const octets = encodeUtf8(text);
  return DIGESTS.flatMap(([chain, digest]) => {
    const digits = digest(octets);
    const raw = octetsOfHex(digits);
    const own = { beside: 'unseen', isFolded: false } as const;
    return [
      { ...own, octets: raw, chain },
      { ...own, octets: encodeUtf8(digits), chain: ['hex', ...chain], isFolded: true },
      ...base64Forms(raw, chain),
      ...[digits, digits.toUpperCase()].flatMap((written) => base64Forms(encodeUtf8(written), ['hex', ...chain])),
      ...base64Forms(wholeBase64(raw), ['base64', ...chain]),
      { ...own, octets: encodeUtf8(hex(wholeBase64(raw))), chain: ['hex', 'base64', ...chain], isFolded: true },
    ];
  });
}

/** A text's checksums of 32 bits: as octets of either order, in hexadecimal and in decimal digits. */
export function checksumsOf(text: string): readonly Written[] {
  const octets = encodeUtf8(text);
  return (
    [
      ['crc32', crc32(octets)],
      ['murmur3', murmur3of32(octets)],
    ] as const
  ).flatMap(([name, sum]) => {
    const digits = sum.toString(16).padStart(8, '0');
    const raw = octetsOfHex(digits);
    return [
      { octets: raw, chain: [name], beside: 'unseen', isFolded: false },
      { octets: Uint8Array.from(raw).reverse(), chain: [name], beside: 'unseen', isFolded: false },
      { octets: encodeUtf8(digits), chain: ['hex', name], beside: 'octets', isFolded: true },
      { octets: encodeUtf8(String(sum)), chain: ['decimal', name], beside: 'octets', isFolded: false },
    ] as const;
  });
}
