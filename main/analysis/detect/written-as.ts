import { decodeLatin1, encodeUtf8, hex } from '../bytes/text.ts';
import type { Beside } from './detector.ts';

/** One way to write a text: its octets, and how to get back to it. */
export interface Written {
  readonly octets: Uint8Array;
  /** Decodings, outermost first. */
  readonly chain: readonly string[];
  readonly beside: Beside;
  /** ASCII letters mean the same in either case here: those of escapes, and the text's own. */
  readonly isFolded: boolean;
}

/** Of a longer text only its beginning is searched in encodings: what begins like this is no other text. */
const LONGEST_WRITTEN = 96;

/** Everything a text may be written as, but for itself: UTF-16, percent signs (RFC 3986; in part, all of it, twice; a space
 *  also as a form writes it), the escapes of JSON and HTML, base64 (RFC 4648 sections 4 and 5) at the three places of a longer
 *  text, hexadecimal digits, backwards, and what is in use of two of these on top of each other. */
export function writtenAs(whole: string): readonly Written[] {
  const text = beginning(whole);
  const octets = encodeUtf8(text);
  const inBase64 =
    text === whole ? wholeBase64(octets) : wholeBase64(octets).subarray(0, Math.floor((8 * octets.length) / 6));
  const found: Written[] = [];
  const add = (written: Uint8Array | string, chain: readonly string[], beside: Beside, isFolded: boolean): void => {
    found.push({ octets: typeof written === 'string' ? encodeUtf8(written) : written, chain, beside, isFolded });
  };
  for (const order of ['le', 'be'] as const) add(utf16(text, order), [`utf-16${order}`], `wide-${order}`, true);
  for (const escaped of percentForms(octets)) {
    add(escaped, ['percent'], 'octets', true);
    add(escaped.replaceAll('%', '%25'), ['percent', 'percent'], 'octets', true);
    if (escaped !== text) for (const one of base64Forms(encodeUtf8(escaped), ['percent'])) found.push(one);
  }
  add(escapeAll(octets), ['percent'], 'unseen', true);
  for (const escaped of jsonForms(text)) add(escaped, ['json'], 'octets', true);
  for (const escaped of htmlForms(text)) add(escaped, ['html'], 'octets', true);
  for (const between of ['', ':', '-', ' '])
    add(hexText(octets, between), ['hex'], between === '' ? 'hex' : 'unseen', true);
  const backwards = encodeUtf8([...text].reverse().join(''));
  add(backwards, ['reversed'], 'octets', true);
  found.push(...base64Forms(octets, []));
  for (const [inner, chain] of [
    [encodeUtf8(hex(octets)), ['hex']],
    [encodeUtf8(hex(octets).toUpperCase()), ['hex']],
    [inBase64, ['base64']],
    [backwards, ['reversed']],
    [utf16(text, 'le'), ['utf-16le']],
  ] as const)
    found.push(...base64Forms(inner, chain));
  for (const order of ['le', 'be'] as const) add(hex(utf16(text, order)), ['hex', `utf-16${order}`], 'unseen', true);
  add(hex(inBase64), ['hex', 'base64'], 'unseen', true);
  add(Uint8Array.from(inBase64).reverse(), ['reversed', 'base64'], 'unseen', false);
  return found;
}

/** Base64 of both alphabets, and the standard one behind percent signs: for each of the three places where the octets may
 *  begin in a longer text, the letters that they alone decide.
 *  @param inner how the octets themselves are to be decoded */
export function base64Forms(octets: Uint8Array, inner: readonly string[]): Written[] {
  const found: Written[] = [];
  const add = (text: string, chain: readonly string[], beside: Beside): void => {
    found.push({ octets: encodeUtf8(text), chain: [...chain, ...inner], beside, isFolded: false });
  };
  for (const lead of [0, 1, 2] as const) {
    const fixed = base64(octets, lead).slice(Math.ceil((8 * lead) / 6), Math.floor((8 * (lead + octets.length)) / 6));
    const beside = inner.length === 0 ? (`base64-${lead}` as const) : 'unseen';
    add(fixed, ['base64'], beside);
    if (!/[+/]/.test(fixed)) continue;
    add(fixed.replaceAll('+', '-').replaceAll('/', '_'), ['base64'], beside);
    add(fixed.replaceAll('+', '%2B').replaceAll('/', '%2F'), ['percent', 'base64'], 'unseen');
  }
  return found;
}

/** All of it, without padding: what a field holds that is nothing else. */
export function wholeBase64(octets: Uint8Array): Uint8Array {
  return encodeUtf8(base64(octets, 0));
}

const LETTERS = encodeUtf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');

/** @param lead octets of zero in front */
function base64(octets: Uint8Array, lead: number): string {
  const digits = new Uint8Array(Math.ceil((8 * (lead + octets.length)) / 6));
  for (let i = 0; i < digits.length; i++) {
    const bit = 6 * i;
    const at = (bit >> 3) - lead;
    const pair = ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0); // what lies outside is zero
    digits[i] = LETTERS[(pair >> (10 - (bit & 7))) & 63] ?? 0;
  }
  return decodeLatin1(digits, 0, digits.length);
}

/** Whole letters, no more octets than are searched. */
function beginning(text: string): string {
  if (text.length * 3 <= LONGEST_WRITTEN) return text;
  let octets = 0;
  let kept = '';
  for (const letter of text) {
    octets += encodeUtf8(letter).length;
    if (octets > LONGEST_WRITTEN) return kept;
    kept += letter;
  }
  return text;
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  const high = order === 'be' ? 0 : 1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    octets[2 * i + high] = unit >> 8;
    octets[2 * i + 1 - high] = unit & 0xff;
  }
  return octets;
}

/** RFC 3986 section 2.3 leaves these as they are, and browsers some more. */
const STRICT = /[\w.~-]/;
const BROWSER = /[\w.~!*'()-]/;
/** What a path or an address keeps: '@' and ':' stand in both. */
const PATH = /[\w.~!*'()@:$&+,;=/-]/;

function percentForms(octets: Uint8Array): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const kept of [STRICT, BROWSER, PATH]) {
    let text = '';
    for (const octet of octets) {
      const letter = String.fromCharCode(octet);
      text += octet < 0x80 && kept.test(letter) ? letter : `%${twoDigits(octet)}`;
    }
    forms.add(text).add(text.replaceAll('%20', '+'));
  }
  return forms;
}

function escapeAll(octets: Uint8Array): string {
  return Array.from(octets, (octet) => `%${twoDigits(octet)}`).join('');
}

function hexText(octets: Uint8Array, between: string): string {
  return Array.from(octets, twoDigits).join(between);
}

function twoDigits(octet: number): string {
  return octet.toString(16).padStart(2, '0');
}

const JSON_SHORT = new Map([...'"\\\b\f\n\r\t'].map((letter, i) => [letter, `\\${'"\\bfnrt'.charAt(i)}`]));

/** RFC 8259 section 7: only what must be escaped; slashes, too; all beyond ASCII; what HTML gives a meaning; everything. */
function jsonForms(text: string): ReadonlySet<string> {
  const must = (letter: string): string => JSON_SHORT.get(letter) ?? letter;
  const slashes = (letter: string): string => (letter === '/' ? '\\/' : must(letter));
  const ascii = (letter: string): string => (letter >= '\u007f' ? unit(letter) : must(letter));
  const asciiSlashes = (letter: string): string => (letter === '/' ? '\\/' : ascii(letter));
  const web = (letter: string): string => ("<>&'".includes(letter) ? unit(letter) : ascii(letter));
  return new Set([must, slashes, ascii, asciiSlashes, web, unit].map((write) => text.split('').map(write).join('')));
}

function unit(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const NAMED = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** HTML's character references (HTML standard, section 13.1.4): names where they must stand, numbers beyond ASCII. */
function htmlForms(text: string): ReadonlySet<string> {
  const write = (apostrophe: string, number: (point: number) => string): string =>
    Array.from(text, (letter) => {
      if (letter === "'") return apostrophe;
      const point = letter.codePointAt(0) ?? 0;
      return NAMED.get(letter) ?? (point < 0x80 ? letter : number(point));
    }).join('');
  const decimal = (point: number): string => `&#${point};`;
  return new Set([
    ...["'", '&#39;', '&apos;', '&#x27;'].map((apostrophe) => write(apostrophe, String.fromCodePoint)),
    write('&#39;', decimal),
    write('&#x27;', (point) => `&#x${point.toString(16)};`),
    Array.from(text, (letter) => decimal(letter.codePointAt(0) ?? 0)).join(''),
  ]);
}
