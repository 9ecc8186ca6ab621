import { u16be, u16le } from '../bytes/plain.ts';
import { decodeUtf16 } from '../bytes/utf16.ts';
import { decodeText } from '../bytes/text.ts';

/** Text in UTF-16 (RFC 2781) in octets that nothing explains: letters with a zero beside each. */
export interface WideText {
  readonly at: number;
  readonly length: number;
  readonly order: 'le' | 'be';
}

/** Letters; four in a row with zeros between them, by chance, stand in one of a hundred thousand million places. */
const SHORTEST = 4;
const MOST_TEXTS = 8;

/** Those of a message, in order; they do not overlap. */
export function wideTexts(bytes: Uint8Array): WideText[] {
  const found: WideText[] = [];
  for (let at = 0; at + 2 * SHORTEST <= bytes.length && found.length < MOST_TEXTS;) {
    const text = textAt(bytes, at);
    if (text) {
      found.push(text);
      at = text.at + text.length;
    } else at++;
  }
  return found;
}

/** With a zero on either side both orders read the same letters: Windows' own is told, unless the end cuts its last zero. */
function textAt(bytes: Uint8Array, at: number): WideText | null {
  const order =
    isLetter(bytes[at]) && bytes[at + 1] === 0 ? 'le' : bytes[at] === 0 && isLetter(bytes[at + 1]) ? 'be' : null;
  if (order === null) return null;
  const read = order === 'le' ? u16le : u16be;
  let end = at;
  while (end + 2 <= bytes.length && isLetter(read(bytes, end))) end += 2;
  const text = withoutLength(bytes, { at, length: end - at, order }, read);
  if (text.length < 2 * SHORTEST) return null;
  // `00 6b 00 37 00`: one octet on, the same letters are read in the other order.
  const isEither = order === 'be' && bytes[end] === 0 && (at === 0 || bytes[at - 1] === 0 || !isLetter(bytes[at - 1]));
  return isEither ? { at: text.at + 1, length: text.length, order: 'le' } : text;
}

/** The length in front of a text may itself read as its first letter. */
function withoutLength(bytes: Uint8Array, text: WideText, read: typeof u16le): WideText {
  const said = read(bytes, text.at);
  const rest = text.length - 2;
  return said === rest || 2 * said === rest ? { ...text, at: text.at + 2, length: rest } : text;
}

/** Printable ASCII. */
function isLetter(value: number | undefined): boolean {
  return value !== undefined && value >= 0x20 && value < 0x7f;
}

/** What these octets say if they are such a text from first to last; null: they are none. */
export function wideTextOf(bytes: Uint8Array, at: number, length: number): string | null {
  if (length < 2 * SHORTEST || length % 2 !== 0) return null;
  const order = bytes[at + 1] === 0 ? 'le' : bytes[at] === 0 ? 'be' : null;
  if (order === null) return null;
  const read = order === 'le' ? u16le : u16be;
  for (let i = at; i < at + length; i += 2) if (!isLetter(read(bytes, i))) return null;
  const text = decodeUtf16(bytes, { at, length }, order).bytes;
  return decodeText(text, 0, text.length);
}
