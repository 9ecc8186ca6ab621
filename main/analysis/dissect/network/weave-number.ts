import { u32le } from '../../bytes/plain.ts';
import { encodeUtf8 } from '../../bytes/text.ts';
import type { FieldOptions } from '../../model/field.ts';

const OCTETS = 8;

/** A device's number of 64 bits, in decimal. */
export function asNumber(bytes: Uint8Array, at: number): FieldOptions {
  const number = (BigInt(u32le(bytes, at + 4)) << 32n) | BigInt(u32le(bytes, at));
  const digits = encodeUtf8(number.toString());
  const span = { at, length: OCTETS };
  return { decoded: { chain: ['u64le'], bytes: digits, at: 0, length: digits.length, locate: () => span } };
}
