import { octetsOfHex } from '../bytes/text.ts';
import type { SubjectType } from '../model/words.ts';

/** One way in which octets, and no letters, are a value. */
export interface NumberForm {
  readonly octets: Uint8Array;
  readonly name: string;
}

/** Digits of a whole number below which its octets are everywhere. */
const FEWEST_DIGITS = 6;
/** Digits from which two in an octet are too many for chance: five octets. */
const FEWEST_PACKED_DIGITS = 10;
/** Hexadecimal digits of the shortest value of which octets are searched: those of a network card. */
const FEWEST_HEX = 12;
/** A shorter variable-length number is met by chance in any message. */
const SHORTEST_VARINT = 4;
const U64_MAX = 0xffff_ffff_ffff_ffffn;
/** A zero octet (or 0xff) is half of what binary protocols send; it is counted as this many bits, not 8. */
const BITS_OF_FILLER = 2;

/** Octets that are the value: a whole number in 4 or 8 octets of either order (5 to 7 where it fills them), as Protocol
 *  Buffers write it, and two digits in an octet; of what is written in hexadecimal digits the octets themselves. */
export function numberForms(kind: SubjectType, value: string): readonly NumberForm[] {
  const digits = wholeNumber(kind, value);
  return digits === null ? hexForms(value) : [...integerForms(digits), ...packedForms(digits)];
}

/** The digits of a whole number without sign and leading zeros; telephone numbers lose what people write between them.
 *  Null for anything else. */
export function wholeNumber(kind: SubjectType, value: string): string | null {
  const plain = (kind === 'phone' ? value.replace(/[\s().\-/]/g, '') : value.trim()).replace(/^\+/, '');
  return /^\d{1,20}$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : null;
}

export function significantBits(octets: Uint8Array): number {
  let bits = 0;
  for (const octet of octets) bits += octet === 0 || octet === 0xff ? BITS_OF_FILLER : 8;
  return bits;
}

function integerForms(digits: string): NumberForm[] {
  const number = BigInt(digits);
  if (digits.length < FEWEST_DIGITS || number > U64_MAX) return [];
  const forms: NumberForm[] = [];
  for (const size of [4, 5, 6, 7, 8]) {
    const big = bigEndian(number, size);
    const isFull = size === 4 || size === 8 || big[0] !== 0;
    if (number >> BigInt(8 * size) > 0n || !isFull) continue;
    const name = `u${8 * size}`;
    forms.push({ name: `${name}le`, octets: Uint8Array.from(big).reverse() }, { name: `${name}be`, octets: big });
  }
  const varint = varintOf(number);
  if (varint.length >= SHORTEST_VARINT) forms.push({ name: 'varint', octets: varint });
  return forms;
}

function bigEndian(number: bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => Number((number >> BigInt(8 * (size - 1 - i))) & 0xffn));
}

/** Seven bits an octet, the lowest first (protobuf.dev, "Encoding"). */
function varintOf(number: bigint): Uint8Array {
  const octets: number[] = [];
  let rest = number;
  for (; rest >= 0x80n; rest >>= 7n) octets.push(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.from([...octets, Number(rest)]);
}

/** Two decimal digits in an octet, in reading order or swapped (3GPP TS 24.008, section 10.5.1.4), filled up in front with a
 *  zero or behind with 0xf. */
function packedForms(digits: string): NumberForm[] {
  if (digits.length < FEWEST_PACKED_DIGITS) return [];
  const filled = digits.length % 2 === 0 ? [digits] : [`0${digits}`, `${digits}f`];
  return filled.flatMap((text) => {
    const swapped = text.replace(/(.)(.)/g, '$2$1');
    return [text, swapped].map((one) => ({ name: 'bcd-digits', octets: octetsOfHex(one) }));
  });
}

/** Device numbers, UUIDs (also as Windows keeps them, its first three parts backwards) and network cards' addresses. */
function hexForms(value: string): NumberForm[] {
  const digits = hexDigitsOf(value);
  if (digits === null || digits.length < FEWEST_HEX || digits.length % 2 !== 0) return [];
  const octets = octetsOfHex(digits);
  const forms = [{ name: 'octets', octets }];
  if (octets.length === 16) {
    const mixed = Uint8Array.from(octets);
    mixed.subarray(0, 4).reverse();
    mixed.subarray(4, 6).reverse();
    mixed.subarray(6, 8).reverse();
    forms.push({ name: 'octets', octets: mixed });
  }
  return forms;
}

/** What a value holds of hexadecimal digits, in lower case; null where it is not written in them. */
export function hexDigitsOf(value: string): string | null {
  const plain = value.trim().replace(/^\{|\}$/g, '');
  if (!/^(?:[\da-f]+|(?:[\da-f]{2}[:-])+[\da-f]{2}|(?:[\da-f]{4,}[.-])+[\da-f]{4,})$/i.test(plain)) return null;
  const digits = plain.replace(/[:.-]/g, '').toLowerCase();
  return /^\d+$/.test(digits) ? null : digits;
}
