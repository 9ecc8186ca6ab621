import type { Span } from '../bytes/cursor.ts';
import { u32le } from '../bytes/plain.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { Decoded } from '../model/field.ts';

/** What stands for the whole of `place` and for no part of it, as a person would write it: a number in digits, an address.
 *  @param step the decoding's name */
export function inStead(step: string, written: Uint8Array | string, { at, length }: Span): Decoded {
  const bytes = typeof written === 'string' ? encodeUtf8(written) : written;
  return { chain: [step], bytes, at: 0, length: bytes.length, locate: () => ({ at, length }) };
}

/** The number in the eight octets at `at`, lowest first, in decimal digits. */
export function decimal64(bytes: Uint8Array, at: number): Decoded {
  const number = (BigInt(u32le(bytes, at + 4)) << 32n) | BigInt(u32le(bytes, at));
  return inStead('u64le', String(number), { at, length: 8 });
}
