import { crc32 } from '../bytes/crc32.ts';
import { md5Hex } from '../bytes/md5.ts';
import { murmur3of128, murmur3of32 } from '../bytes/murmur3.ts';
import { sha1Hex } from '../bytes/sha1.ts';
import { Sha256 } from '../bytes/sha256.ts';
import { sha512Hex } from '../bytes/sha512.ts';
import { encodeUtf8, hex, octetsOfHex } from '../bytes/text.ts';
import {
  base64Forms,
  paddedBase64,
  reversed,
  shortWritten,
  wholeBase64,
  wholeForms,
  type Written,
} from './written-as.ts';

/** A digest of octets, in hexadecimal digits. */
type Digest = (octets: Uint8Array) => string;
type Named = readonly [name: string, digest: Digest];

const MD5: Named = ['md5', md5Hex];
const SHA1: Named = ['sha1', sha1Hex];
const SHA256: Named = ['sha256', (octets) => new Sha256().update(octets).hex()];
const SHA512: Named = ['sha512', sha512Hex];
const MURMUR3: Named = [
  'murmur3',
  (octets) =>
    murmur3of128(octets)
      .map((word) => word.toString(16).padStart(16, '0'))
      .join(''),
];

/** Of the text itself, and of its MD5's digits: what is in use the most. */
const USUAL: readonly Named[] = [MD5, SHA1, SHA256, SHA512, MURMUR3];
const OF_MD5: readonly Named[] = [MD5, SHA1, SHA256];
/** Of a hash's digits, and of the text in another writing. */
const OF_OTHERS: readonly Named[] = [MD5, SHA1, SHA256, SHA512];
/** Of a hash's octets, by the same one. */
const TWICE: readonly Named[] = [MD5, SHA1, SHA256];

/** A text's digests in every way they are written: as octets, in hexadecimal digits of either case, in base64, and in two of
 *  these on top of each other. Those of two steps that are less in use, as octets, in digits and in base64. */
export function digestsOf(text: string): readonly Written[] {
  const octets = encodeUtf8(text);
  const md5 = encodeUtf8(md5Hex(octets));
  return [
    ...USUAL.flatMap(([name, digest]) => allForms(digest(octets), [name])),
    ...OF_MD5.flatMap(([name, digest]) => allForms(digest(md5), [name, 'hex', 'md5'])),
    ...twoSteps(text, octets).flatMap(([digits, chain]) => shortForms(digits, chain)),
  ];
}

/** A hash of another hash's digits or octets; a hash of the text backwards, in base64, in hexadecimal digits. */
function twoSteps(text: string, octets: Uint8Array): [digits: string, chain: readonly string[]][] {
  const found: [string, readonly string[]][] = [];
  const hashes = OF_OTHERS.slice(0, -1).map(([name, digest]) => [digest(octets), ['hex', name]] as const);
  const others = [
    [reversed(text), ['reversed']],
    [paddedBase64(octets), ['base64']],
    [hex(octets), ['hex']],
  ] as const;
  for (const [inner, chain] of [...hashes, ...others])
    for (const [name, digest] of OF_OTHERS) found.push([digest(encodeUtf8(inner)), [name, ...chain]]);
  for (const [name, digest] of TWICE) found.push([digest(octetsOfHex(digest(octets))), [name, name]]);
  return found;
}

const OWN = { beside: 'unseen', isFolded: false } as const;

function allForms(digits: string, chain: readonly string[]): Written[] {
  const raw = octetsOfHex(digits);
  return [
    ...shortForms(digits, chain),
    ...[digits, digits.toUpperCase()].flatMap((written) => base64Forms(encodeUtf8(written), ['hex', ...chain])),
    ...base64Forms(wholeBase64(raw), ['base64', ...chain]),
    { ...OWN, octets: encodeUtf8(hex(wholeBase64(raw))), chain: ['hex', 'base64', ...chain], isFolded: true },
  ];
}

function shortForms(digits: string, chain: readonly string[]): Written[] {
  const raw = octetsOfHex(digits);
  return [
    { ...OWN, octets: raw, chain },
    { ...OWN, octets: encodeUtf8(digits), chain: ['hex', ...chain], isFolded: true },
    { ...OWN, octets: encodeUtf8(reversed(digits)), chain: ['reversed', 'hex', ...chain], isFolded: true },
    ...base64Forms(raw, chain),
    ...wholeForms(raw).map((one) => ({ ...OWN, octets: one.reverse(), chain: ['reversed', 'base64', ...chain] })),
  ];
}

/** A checksum in one writing. `isWhole`: too short to be looked for inside anything. */
export interface WrittenSum extends Written {
  readonly isWhole: boolean;
}

/** A text's checksums of 32 bits: as octets of either order, in hexadecimal and in decimal digits (as some languages print
 *  them, with a sign), and in base64 where a field is nothing else. */
export function checksumsOf(text: string): readonly WrittenSum[] {
  const octets = encodeUtf8(text);
  return [...sumForms('crc32', crc32(octets)), ...sumForms('murmur3', murmur3of32(octets))];
}

function sumForms(name: string, sum: number): WrittenSum[] {
  const digits = sum.toString(16).padStart(8, '0');
  const raw = octetsOfHex(digits);
  const forms: WrittenSum[] = [];
  for (const one of [raw, Uint8Array.from(raw).reverse()]) {
    forms.push({ ...OWN, octets: one, chain: [name], isWhole: false });
    // Its digits in reading order stand in longer texts as well.
    for (const written of shortWritten(one).filter(({ chain }) => one !== raw || chain.join() !== 'hex'))
      forms.push({ ...OWN, ...written, chain: [...written.chain, name], isWhole: true });
  }
  const seen = { beside: 'octets', isWhole: false } as const;
  forms.push({ ...seen, octets: encodeUtf8(digits), chain: ['hex', name], isFolded: true });
  const decimals = sum > 0x7fff_ffff ? [String(sum), String(sum - 2 ** 32)] : [String(sum)];
  for (const one of decimals)
    forms.push({ ...seen, octets: encodeUtf8(one), chain: ['decimal', name], isFolded: false });
  return forms;
}
