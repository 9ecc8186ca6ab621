import { u16be, u16le } from '../analysis/bytes/plain.ts';

/** pcapng section 3.5: code 0 ends the list; each value is padded to four octets. */
const END_OF_OPTIONS = 0;
const HEADER = 4;
export const COMMENT = 1;

/** Options read of one list. A packet has a handful, a section some dozen comments; past this it is an attack, and the
 *  rest of the list says nothing. */
const MAX_OPTIONS = 65536;

/** Calls `visit` for each whole option between `at` and `end`; what is cut or too long ends the list. The records of a
 *  name resolution block have the same shape. */
export function eachOption(
  bytes: Uint8Array,
  at: number,
  end: number,
  little: boolean,
  visit: (code: number, at: number, length: number) => void,
): void {
  const u16 = little ? u16le : u16be;
  let next = at;
  for (let count = 0; count < MAX_OPTIONS && next + HEADER <= end; count++) {
    const code = u16(bytes, next);
    const length = u16(bytes, next + 2);
    if (code === END_OF_OPTIONS || next + HEADER + length > end) return;
    visit(code, next + HEADER, length);
    next += HEADER + length + (-length & 3);
  }
}

/** Do the `length` octets at `at` begin with this ASCII text? */
export function beginsWith(bytes: Uint8Array, at: number, length: number, text: string): boolean {
  if (length < text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Are they this ASCII text? Some writers end a comment with a zero octet, against the specification. */
export function isText(bytes: Uint8Array, at: number, length: number, text: string): boolean {
  const size = length > 0 && bytes[at + length - 1] === 0 ? length - 1 : length;
  return size === text.length && beginsWith(bytes, at, size, text);
}

/** The octets as characters of the same number (Latin-1). */
export function characters(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (let i = at; i < at + length; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}
