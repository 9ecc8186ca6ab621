import { pushUtf8, sequenceLength, decodeText } from '../bytes/text.ts';

/** A text made ready for searching: lower case, and every character knows which stretch of the original it stands for. */
export interface FoldedText {
  readonly text: string;
  /** For each code unit of `text`: where its stretch of the original begins and ends. Null: each stands for itself. */
  readonly stretches: { readonly from: readonly number[]; readonly to: readonly number[] } | null;
}

const ASCII = /^[\0-\x7f]*$/;

/** Lower case, letter by letter: the length never changes, and no letter's fold hangs on its neighbours (the final sigma)
 *  or on a locale. A letter whose lower case is longer (U+0130) stays as it is. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (const char of text) {
    const lower = char.toLowerCase();
    folded += lower.length === char.length ? lower : char;
  }
  return folded;
}

export function foldedAsWritten(text: string): FoldedText {
  return { text: fold(text), stretches: null };
}

const REPLACEMENT = 0xfffd;
const ESCAPE = /%[\da-f]{2}/i;

/** The same with percent escapes (RFC 3986 section 2.1) decoded once, whatever was escaped; null where there are none. */
export function foldedDecoded(text: string): FoldedText | null {
  if (!ESCAPE.test(text)) return null;
  const { octets, starts } = octetsOf(text);
  const bytes = Uint8Array.from(octets);
  let decoded = '';
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < bytes.length;) {
    const size = sequenceLength(bytes, i, bytes.length) || 1;
    const char = fold(decodeText(bytes, i, size));
    decoded += char;
    for (let unit = 0; unit < char.length; unit++) {
      from.push(starts[i] ?? text.length);
      to.push(starts[i + size] ?? text.length);
    }
    i += size;
  }
  return { text: decoded, stretches: { from, to } };
}

/** UTF-8 octets of the text with its escapes decoded, and where in the text each octet begins. */
function octetsOf(text: string): { octets: number[]; starts: number[] } {
  const octets: number[] = [];
  const starts: number[] = [];
  for (let i = 0; i < text.length;) {
    const escape = text[i] === '%' && ESCAPE.test(text.slice(i, i + 3));
    const point = text.codePointAt(i) ?? 0;
    if (escape) octets.push(Number.parseInt(text.slice(i + 1, i + 3), 16));
    else pushUtf8(octets, point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point);
    while (starts.length < octets.length) starts.push(i);
    i += escape ? 3 : point > 0xffff ? 2 : 1;
  }
  return { octets, starts };
}
