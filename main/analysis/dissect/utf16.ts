import type { Span } from '../bytes/cursor.ts';
import { pushUtf8 } from '../bytes/text.ts';
import type { Decoded } from '../model/field.ts';

const REPLACEMENT = 0xfffd;

/** Text in UTF-16 (RFC 2781) as UTF-8. Half a letter becomes U+FFFD.
 *  @param order which octet of a unit stands first: `be` the highest, `le` the lowest (all that Windows sends) */
export function fromUtf16(bytes: Uint8Array, { at, length }: Span, order: 'be' | 'le'): Decoded {
  const octets: number[] = [];
  /** For each octet, which unit its letter begins with; one more for the end. */
  const units: number[] = [];
  const high = order === 'be' ? 0 : 1;
  const unit = (i: number): number => ((bytes[at + i * 2 + high] ?? 0) << 8) | (bytes[at + i * 2 + 1 - high] ?? 0);
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
    chain: [`utf-16${order}`],
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
