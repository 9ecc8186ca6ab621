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
 *  text, hexadecimal digits, backwards; and each of these again in base64, in hexadecimal digits and backwards, since none of
 *  the three is seen in the middle of a text. */
export function writtenAs(whole: string): readonly Written[] {
  const text = beginning(whole);
  const octets = encodeUtf8(text);
  const once = onceWritten(text, octets);
  const found: Written[] = [...once];
  for (const { octets: written, chain, isFolded, isOuter, isWide } of once) {
    if (isOuter) continue;
    for (const inner of isFolded ? bothCases(written, chain) : [written]) {
      found.push(...base64Forms(inner, chain));
      add(found, hex(inner), ['hex', ...chain], 'unseen', true);
    }
    if (!isWide) add(found, backwards(written), ['reversed', ...chain], 'unseen', isFolded);
  }
  return found;
}

/** What is written again is written in one case: hexadecimal digits and escapes are in use in both. */
function bothCases(written: Uint8Array, chain: readonly string[]): Uint8Array[] {
  const text = decodeLatin1(written, 0, written.length);
  const upper = (one: string): string => one.slice(0, 2) + one.slice(2).toUpperCase();
  const other =
    chain[0] === 'hex'
      ? text.toUpperCase()
      : text.replace(/%[\da-f]{2}/g, (one) => one.toUpperCase()).replace(/\\u[\da-f]{4}/g, upper);
  return other === text ? [written] : [written, Uint8Array.from(other, (letter) => letter.charCodeAt(0))];
}

interface Once extends Written {
  /** Not the one that programs write: nothing is made of it. */
  readonly isOuter: boolean;
  /** No text: backwards it is nothing. */
  readonly isWide: boolean;
}

function onceWritten(text: string, octets: Uint8Array): Once[] {
  const found: Once[] = [];
  const say = (written: Uint8Array | string, chain: readonly string[], beside: Beside, isOuter = false): void => {
    const own = typeof written === 'string' ? encodeUtf8(written) : written;
    const isWide = beside === 'wide-le' || beside === 'wide-be';
    found.push({ octets: own, chain, beside, isFolded: chain[0] !== 'base64', isOuter, isWide });
  };
  for (const order of ['le', 'be'] as const) say(utf16(text, order), [`utf-16${order}`], `wide-${order}`);
  for (const escaped of percentForms(octets)) {
    say(escaped, ['percent'], 'octets', escaped === text);
    say(escaped.replaceAll('%', '%25'), ['percent', 'percent'], 'octets', true);
  }
  say(escapeAll(octets), ['percent'], 'unseen');
  for (const escaped of jsonForms(text)) say(escaped, ['json'], 'octets', escaped === text);
  for (const escaped of htmlForms(text)) say(escaped, ['html'], 'octets', escaped === text);
  for (const between of ['', ':', '-', ' '])
    say(hexText(octets, between), ['hex'], between === '' ? 'hex' : 'unseen', between !== '');
  const turned = reversed(text);
  say(turned, ['reversed'], 'octets');
  for (const order of ['le', 'be'] as const) say(utf16(turned, order), [`utf-16${order}`, 'reversed'], 'unseen', true);
  for (const form of base64Forms(octets, [])) found.push({ ...form, isOuter: form.chain.length > 1, isWide: false });
  return found;
}

function add(
  found: Written[],
  written: Uint8Array | string,
  chain: readonly string[],
  beside: Beside,
  isFolded: boolean,
): void {
  found.push({ octets: typeof written === 'string' ? encodeUtf8(written) : written, chain, beside, isFolded });
}

/** ASCII backwards. */
function backwards(octets: Uint8Array): Uint8Array {
  return Uint8Array.from(octets).reverse();
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

/** All of it, as RFC 4648 section 4 writes it. */
export function paddedBase64(octets: Uint8Array): string {
  const text = base64(octets, 0);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** All of it in every writing: of both alphabets, with padding and without. */
export function wholeForms(octets: Uint8Array): readonly Uint8Array[] {
  const forms = new Set<string>();
  for (const text of [base64(octets, 0), paddedBase64(octets)])
    forms.add(text).add(text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...forms].map(encodeUtf8);
}

/** Octets that are too few to be looked for inside anything, as all of a field: in hexadecimal digits, in base64, and each of
 *  these backwards or in digits or base64 again. */
export function shortWritten(octets: Uint8Array): readonly Pick<Written, 'octets' | 'chain' | 'isFolded'>[] {
  type Short = Pick<Written, 'octets' | 'chain' | 'isFolded'>;
  const once: readonly Short[] = [
    { octets: encodeUtf8(hex(octets)), chain: ['hex'], isFolded: true },
    ...wholeForms(octets).map((inner): Short => ({ octets: inner, chain: ['base64'], isFolded: false })),
  ];
  const found: Short[] = [...once];
  for (const { octets: inner, chain, isFolded } of once) {
    found.push({ octets: backwards(inner), chain: ['reversed', ...chain], isFolded });
    for (const one of isFolded ? bothCases(inner, chain) : [inner]) {
      found.push({ octets: encodeUtf8(hex(one)), chain: ['hex', ...chain], isFolded: true });
      for (const again of wholeForms(one)) found.push({ octets: again, chain: ['base64', ...chain], isFolded: false });
    }
  }
  return found;
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

/** Its letters backwards. */
export function reversed(text: string): string {
  return [...text].reverse().join('');
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

/** What some write as numbers, addresses' sign among it. */
const MARKS: ReadonlySet<string> = new Set('&<>"\'@');

/** HTML's character references (HTML standard, section 13.1.4): names where they must stand, numbers beyond ASCII. */
function htmlForms(text: string): ReadonlySet<string> {
  const write = (apostrophe: string, number: (point: number) => string): string =>
    Array.from(text, (letter) => {
      if (letter === "'") return apostrophe;
      const point = letter.codePointAt(0) ?? 0;
      return NAMED.get(letter) ?? (point < 0x80 ? letter : number(point));
    }).join('');
  const decimal = (point: number): string => `&#${point};`;
  const hexadecimal = (point: number): string => `&#x${point.toString(16)};`;
  return new Set([
    ...["'", '&#39;', '&apos;', '&#x27;'].map((apostrophe) => write(apostrophe, String.fromCodePoint)),
    write('&#39;', decimal),
    Array.from(text, (letter) => (MARKS.has(letter) ? decimal(letter.charCodeAt(0)) : letter)).join(''),
    write('&#x27;', hexadecimal),
    ...[decimal, hexadecimal].map((number) =>
      Array.from(text, (letter) => number(letter.codePointAt(0) ?? 0)).join(''),
    ),
  ]);
}
