import type { Span } from './cursor.ts';
import { u16be, u16le } from './plain.ts';
import { pushUtf8 } from './text.ts';

const REPLACEMENT = 0xfffd;

/** A text in UTF-8, and where it stood in another encoding. */
export interface Transcoded {
  readonly bytes: Uint8Array;
  /** The octets behind a part of `bytes`: whole letters. */
  readonly locate: (part: Span) => Span;
}

/** Text in UTF-16 (RFC 2781) as UTF-8. Half a letter becomes U+FFFD; an odd last octet is left out.
 *  @param order which octet of a unit stands first: `be` the highest, `le` the lowest (all that Windows sends) */
export function decodeUtf16(source: Uint8Array, { at, length }: Span, order: 'be' | 'le'): Transcoded {
  const octets: number[] = [];
  /** For each octet, which unit its letter begins with; one more for the end. */
  const units: number[] = [];
  const read = order === 'be' ? u16be : u16le;
  const most = length >> 1;
  for (let i = 0; i < most; i++) {
    const first = read(source, at + 2 * i);
    const second = i + 1 < most ? read(source, at + 2 * i + 2) : 0;
    const isPair = first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
    const isHalf = !isPair && first >= 0xd800 && first < 0xe000;
    pushUtf8(octets, isPair ? 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00) : isHalf ? REPLACEMENT : first);
    while (units.length < octets.length) units.push(i);
    if (isPair) i++;
  }
  units.push(most);
  const locate = (part: Span): Span => {
    const from = units[Math.min(part.at, octets.length)] ?? most;
    let last = Math.min(part.at + part.length, octets.length);
    if (part.length === 0) return { at: at + 2 * from, length: 0 };
    while (last < octets.length && units[last] === units[last - 1]) last++;
    return { at: at + 2 * from, length: 2 * ((units[last] ?? most) - from) };
  };
  return { bytes: Uint8Array.from(octets), locate };
}
