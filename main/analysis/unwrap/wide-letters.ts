import type { Span } from '../bytes/cursor.ts';
import { pushUtf8 } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded } from './decoded.ts';
import type { Emit, UnwrapLimits } from './unwrapper.ts';

const REPLACEMENT = 0xfffd;
/** UTF-8 may take three octets where UTF-16 took two. */
const MOST_GROWTH = 1.5;

/** Text in UTF-16 (RFC 2781) as UTF-8; half a letter becomes U+FFFD. A NUL at its end is not part of it. */
export function openWide(field: Field, order: 'be' | 'le', emit: Emit, limits: UnwrapLimits): boolean {
  const { bytes, at } = field;
  const high = order === 'be' ? 0 : 1;
  const unit = (i: number): number => ((bytes[at + 2 * i + high] ?? 0) << 8) | (bytes[at + 2 * i + 1 - high] ?? 0);
  let most = field.length >> 1;
  while (most > 0 && unit(most - 1) === 0) most--;
  if (2 * most * MOST_GROWTH > limits.octets) return false;
  const octets: number[] = [];
  /** For each octet, which unit its letter begins with; one more for the end. */
  const units: number[] = [];
  for (let i = 0; i < most; i++) {
    const [first, second] = [unit(i), i + 1 < most ? unit(i + 1) : 0];
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
    while (part.length > 0 && last < octets.length && units[last] === units[last - 1]) last++;
    return { at: at + 2 * from, length: 2 * ((units[last] ?? most) - from) };
  };
  return emitDecoded(field, Uint8Array.from(octets), locate, emit, limits);
}
