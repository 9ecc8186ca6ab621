import type { Span } from '../../bytes/cursor.ts';
import { u32le } from '../../bytes/plain.ts';
import type { Decoded } from '../../model/field.ts';
import { inStead } from '../in-stead.ts';

/** What AIM's first login XORs a password with, for ever the same (the makers' word is roasting). */
const ROAST = [0xf3, 0x26, 0x81, 0xc4, 0x39, 0x86, 0xdb, 0x92, 0x71, 0xa3, 0xb9, 0xe6, 0x53, 0x7a, 0x95, 0x7c];

/** A password that is hidden from the eye and from nobody else. */
export function unroasted(bytes: Uint8Array, { at, length }: Span): Decoded {
  const plain = Uint8Array.from({ length }, (_, i) => (bytes[at + i] ?? 0) ^ (ROAST[i % ROAST.length] ?? 0));
  return {
    chain: ['aim-roast'],
    bytes: plain,
    at: 0,
    length,
    locate: (part) => ({ at: at + part.at, length: part.length }),
  };
}

/** An ICQ number in four octets, lowest first, as a person writes it. */
export function decimalNumber(bytes: Uint8Array, at: number): Decoded {
  return inStead('u32le', String(u32le(bytes, at)), { at, length: 4 });
}
