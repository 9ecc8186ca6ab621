import { decodeText } from './text.ts';

/** Places for remembered texts: an app's JSON has some hundred names. */
const PLACES = 4096;
/** Longer ones are seldom said twice. */
const LONGEST = 48;

/** Texts of octets that come again and again (the names of JSON members): making a string costs more than reading it. A
 *  second one that falls on the same place takes it over. */
export class TextCache {
  readonly #octets: (Uint8Array | undefined)[] = Array.from({ length: PLACES }, () => undefined);
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '');
  readonly #decode: (bytes: Uint8Array, at: number, length: number) => string;

  constructor(decode = decodeText) {
    this.#decode = decode;
  }

  /** The same as the decoder. */
  of(bytes: Uint8Array, at: number, length: number): string {
    if (length > LONGEST) return this.#decode(bytes, at, length);
    let hash = length;
    for (let i = at; i < at + length; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = this.#octets[place];
    if (known !== undefined && isSame(known, bytes, at, length)) return this.#texts[place] ?? '';
    const text = this.#decode(bytes, at, length);
    this.#octets[place] = bytes.slice(at, at + length);
    this.#texts[place] = text;
    return text;
  }
}

function isSame(known: Uint8Array, bytes: Uint8Array, at: number, length: number): boolean {
  if (known.length !== length) return false;
  for (let i = 0; i < length; i++) if (known[i] !== bytes[at + i]) return false;
  return true;
}
