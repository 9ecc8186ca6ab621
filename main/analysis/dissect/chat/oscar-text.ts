import type { Span } from '../../bytes/cursor.ts';
import { pushUtf8 } from '../../bytes/text.ts';
import type { Decoded } from '../../model/field.ts';

/** What AIM's first login XORs a password with, for ever the same (the makers' word is roasting). */
const ROAST = [0xf3, 0x26, 0x81, 0xc4, 0x39, 0x86, 0xdb, 0x92, 0x71, 0xa3, 0xb9, 0xe6, 0x53, 0x7a, 0x95, 0x7c];
const REPLACEMENT = 0xfffd;

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

/** Text in UTF-16, highest octet first (RFC 2781), as UTF-8. Half a letter becomes U+FFFD. */
export function fromUtf16(bytes: Uint8Array, { at, length }: Span): Decoded {
  const octets: number[] = [];
  /** For each octet, which unit its letter begins with; one more for the end. */
  const units: number[] = [];
  const unit = (i: number): number => ((bytes[at + i * 2] ?? 0) << 8) | (bytes[at + i * 2 + 1] ?? 0);
  const most = length >> 1;
  for (let i = 0; i < most; i++) {
    const [first, second] = [unit(i), i + 1 < most ? unit(i + 1) : 0];
    const isPair = first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
    const isHalf = !isPair && first >= 0xd800 && first < 0xe000;
    const point = isPair ? 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00) : isHalf ? REPLACEMENT : first;
    pushUtf8(octets, point);
    while (units.length < octets.length) units.push(i);
    if (isPair) i++;
  }
  units.push(most);
  return {
    chain: ['utf-16be'],
    bytes: Uint8Array.from(octets),
    at: 0,
    length: octets.length,
    locate: (part) => {
      const from = units[Math.min(part.at, octets.length)] ?? most;
      let last = Math.min(part.at + part.length, octets.length);
      if (part.length === 0) return { at: at + from * 2, length: 0 };
      const letter = units[last - 1];
      while (last < octets.length && units[last] === letter) last++;
      return { at: at + from * 2, length: ((units[last] ?? most) - from) * 2 };
    },
  };
}

/** An ICQ number in four octets, lowest first, as a person writes it. */
export function decimalNumber(bytes: Uint8Array, at: number): Decoded {
  let number = 0;
  for (let i = 3; i >= 0; i--) number = number * 256 + (bytes[at + i] ?? 0);
  const digits = Uint8Array.from(String(number), (digit) => digit.charCodeAt(0));
  return { chain: ['u32le'], bytes: digits, at: 0, length: digits.length, locate: () => ({ at, length: 4 }) };
}
