/** Text from bytes and back. UTF-8 is the platform's (the WHATWG standard leaves no choice); Latin-1 is by hand, since the
 *  platform's decoder of that name is windows-1252. */

/** Code units handed to one `String.fromCharCode` call: far below every engine's argument limit. */
const UNITS = 4096;
const REPLACEMENT = 0xfffd;

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** ASCII texts up to this are put together by hand: calling a decoder costs more. */
const SHORT = 24;

/** UTF-8 (RFC 3629) where the octets are valid UTF-8 from first to last, else Latin-1: an octet is never lost. */
export function decodeText(bytes: Uint8Array, at: number, length: number): string {
  const end = Math.min(at + length, bytes.length);
  if (isAscii(bytes, at, end)) return asciiText(bytes, at, end);
  return isUtf8(bytes, at, end - at) ? UTF8.decode(bytes.subarray(at, end)) : decodeLatin1(bytes, at, end);
}

function isAscii(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if ((bytes[i] ?? 0) >= 0x80) return false;
  return true;
}

function asciiText(bytes: Uint8Array, at: number, end: number): string {
  return end - at <= SHORT ? shortText(bytes, at, end) : UTF8.decode(bytes.subarray(at, end));
}

/** Four at a time: V8 makes one flat string of each. */
function shortText(bytes: Uint8Array, at: number, end: number): string {
  let text = '';
  let i = at;
  for (; i + 4 <= end; i += 4)
    text += String.fromCharCode(bytes[i] ?? 0, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0, bytes[i + 3] ?? 0);
  for (; i < end; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

/** True where the octets are whole, shortest-form UTF-8 without surrogates. */
export function isUtf8(bytes: Uint8Array, at: number, length: number): boolean {
  const end = Math.min(at + length, bytes.length);
  for (let i = at; i < end;) {
    const size = sequenceLength(bytes, i, end);
    if (size === 0) return false;
    i += size;
  }
  return true;
}

/** Octets of the UTF-8 sequence that begins at `at`; 0 where there is none (RFC 3629 section 4). */
export function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const size =
    first >= 0xc2 && first <= 0xdf ? 2 : (first & 0xf0) === 0xe0 ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (size === 0 || at + size > end) return 0;
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let i = 2; i < size; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return size;
}

export function decodeLatin1(bytes: Uint8Array, at: number, end: number): string {
  if (end - at <= SHORT) return shortText(bytes, at, end);
  if (isAscii(bytes, at, end)) return asciiText(bytes, at, end);
  let text = '';
  for (let i = at; i < end; i += UNITS)
    text += Reflect.apply(String.fromCharCode, String, bytes.subarray(i, Math.min(i + UNITS, end)));
  return text;
}

/** UTF-8 octets of a string; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const octets = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return encodeAny(text);
    octets[i] = unit;
  }
  return octets;
}

function encodeAny(text: string): Uint8Array {
  const octets: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    pushUtf8(octets, point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point);
  }
  return Uint8Array.from(octets);
}

/** Appends one code point (not a surrogate) as UTF-8. */
export function pushUtf8(octets: number[], point: number): void {
  if (point < 0x80) octets.push(point);
  else if (point < 0x800) octets.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  else if (point < 0x10000) octets.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  else
    octets.push(
      0xf0 | (point >> 18),
      0x80 | ((point >> 12) & 0x3f),
      0x80 | ((point >> 6) & 0x3f),
      0x80 | (point & 0x3f),
    );
}

/** Two lower-case digits an octet, nothing between. */
export function hex(bytes: Uint8Array, at = 0, length = bytes.length - at): string {
  const count = Math.max(0, Math.min(length, bytes.length - at));
  const digits = new Uint8Array(2 * count);
  for (let i = 0; i < count; i++) {
    const octet = bytes[at + i] ?? 0;
    digits[2 * i] = hexLetter(octet >> 4);
    digits[2 * i + 1] = hexLetter(octet & 0x0f);
  }
  return decodeLatin1(digits, 0, digits.length);
}

/** The octets of pairs of hexadecimal digits, of either case. Only for what is known to be such: anything else gives wrong
 *  octets. */
export function octetsOfHex(digits: string): Uint8Array {
  return Uint8Array.from(
    { length: digits.length >> 1 },
    (_, i) => hexDigit(digits.charCodeAt(2 * i)) * 16 + hexDigit(digits.charCodeAt(2 * i + 1)),
  );
}

function hexLetter(digit: number): number {
  return digit < 10 ? 0x30 + digit : 0x57 + digit;
}

/** The value of one hexadecimal digit's octet, -1 for any other. */
export function hexDigit(octet: number): number {
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30;
  const lower = octet | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Text a person could read: valid UTF-8, and no control octets but tab and line ends. */
export function isReadable(bytes: Uint8Array, at: number, length: number): boolean {
  const end = Math.min(at + length, bytes.length);
  for (let i = at; i < end;) {
    const octet = bytes[i] ?? 0;
    // `isControl`, written out: called, it makes this an eighth slower.
    if ((octet < 0x20 && octet !== 0x09 && octet !== 0x0a && octet !== 0x0d) || octet === 0x7f) return false;
    const size = sequenceLength(bytes, i, end);
    if (size === 0) return false;
    i += size;
  }
  return length > 0;
}

/** Nothing in it is a control or a mark of a loss: it can be shown as it is. */
export function isPrintableText(text: string): boolean {
  return !/[\p{Cc}\ufffd]/u.test(text);
}

/** ASCII letter or digit. */
export function isAlphanumeric(octet: number): boolean {
  return isDigit(octet) || isLetter(octet);
}

/** ASCII letter. */
export function isLetter(octet: number): boolean {
  const lower = octet | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** White space of JSON (RFC 8259 section 2) and of XML (XML 1.0 section 2.3). */
export function isSpace(octet: number): boolean {
  return octet === 0x20 || octet === 0x09 || octet === 0x0a || octet === 0x0d;
}

/** A control of ASCII that no text has: all but tab and line ends. */
export function isControl(octet: number): boolean {
  return (octet < 0x20 && !isSpace(octet)) || octet === 0x7f;
}

/** The first index in `at..end` that holds no white space, or `end`. */
export function skipSpace(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && isSpace(bytes[i] ?? 0)) i++;
  return i;
}

export function isDigit(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39;
}
