import type { PrivateValue } from './values.ts';

/** A value this short is replaced only where it is a whole part of a name: `tom` must not be cut out of `customer`. */
const SHORT = 6;
const PART = /[^\p{L}\p{N}]+/u;

/** The one gate for every string that came from packets (design, section 4): a part that is a found value becomes its
 *  ordinal, also where it is written in another case, percent-encoded, or in base64 or hex. */
export class PublicText {
  readonly #long: readonly { form: string; id: string }[];
  readonly #short: ReadonlyMap<string, string>;

  constructor(values: Iterable<PrivateValue>) {
    const long: { form: string; id: string }[] = [];
    const short = new Map<string, string>();
    for (const { raw, id } of values) {
      for (const form of writtenForms(raw)) {
        if (form.length >= SHORT) long.push({ form, id });
        else if (form.length > 1) short.set(form, id);
      }
    }
    // The longest first: a value that holds another must go before it.
    this.#long = long.sort((a, b) => b.form.length - a.form.length || (a.form < b.form ? -1 : 1));
    this.#short = short;
  }

  text(text: string): string {
    let clean = text;
    for (const { form, id } of this.#long) clean = replaceAllFolded(clean, form, id);
    if (this.#short.size === 0) return clean;
    return this.#parts(clean);
  }

  /** A key that is not in the dictionary and holds a run of digits or an '@' may itself be somebody's ID. */
  key(key: string | null, known: boolean): string | null {
    if (key === null) return null;
    const clean = this.text(key);
    return !known && /\d{3,}|@/.test(clean) ? '(masked name)' : clean.slice(0, 80);
  }

  #parts(text: string): string {
    let from = 0;
    let out = '';
    for (const part of text.split(PART)) {
      const at = text.indexOf(part, from);
      out += text.slice(from, at) + (this.#short.get(part.toLowerCase()) ?? part);
      from = at + part.length;
    }
    return out + text.slice(from);
  }
}

/** Lower-cased forms in which a value may stand inside another string. */
function writtenForms(raw: string): string[] {
  const folded = raw.toLowerCase();
  const octets = utf8(raw);
  const forms = new Set([folded, percent(octets).toLowerCase(), base64(octets).toLowerCase().replace(/=+$/, ''), hex(octets)]);
  // Host names write dots and '@' as dashes: 192-0-2-61, tom-example-org.
  if (/[.@_]/.test(folded)) forms.add(folded.replace(/[.@_]/g, '-'));
  return [...forms];
}

function replaceAllFolded(text: string, form: string, id: string): string {
  let lower = text.toLowerCase();
  // Folding may change the length of odd letters: then the text is given up as a whole rather than cut at a wrong place.
  if (lower.length !== text.length) return lower.includes(form) ? id : text;
  let at = lower.indexOf(form);
  let clean = text;
  while (at >= 0) {
    clean = clean.slice(0, at) + id + clean.slice(at + form.length);
    lower = clean.toLowerCase();
    at = lower.indexOf(form, at + id.length);
  }
  return clean;
}

function utf8(text: string): number[] {
  const octets: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) octets.push(point);
    else if (point < 0x800) octets.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) octets.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else octets.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return octets;
}

function percent(octets: readonly number[]): string {
  return octets.map((o) => (isUnreserved(o) ? String.fromCharCode(o) : `%${o.toString(16).padStart(2, '0')}`)).join('');
}

/** RFC 3986 section 2.3. */
function isUnreserved(o: number): boolean {
  return (o >= 48 && o <= 57) || (o >= 65 && o <= 90) || (o >= 97 && o <= 122) || o === 45 || o === 46 || o === 95 || o === 126;
}

function hex(octets: readonly number[]): string {
  return octets.map((o) => o.toString(16).padStart(2, '0')).join('');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(octets: readonly number[]): string {
  let out = '';
  for (let i = 0; i < octets.length; i += 3) {
    const group = ((octets[i] ?? 0) << 16) | ((octets[i + 1] ?? 0) << 8) | (octets[i + 2] ?? 0);
    const size = Math.min(3, octets.length - i);
    for (let j = 0; j < 4; j++) out += j <= size ? (ALPHABET[(group >> (18 - 6 * j)) & 63] ?? '') : '=';
  }
  return out;
}
