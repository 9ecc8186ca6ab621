import { ipText } from '../bytes/address.ts';

/** Places for remembered texts: a device talks to some hundred addresses, a network's capture to some ten thousand, and the
 *  same text said again finds its row in every book at once. */
const PLACES = 16_384;
const WORDS = 5;

/** Texts of addresses, remembered: making one costs more than all else when a flow begins. A second address that falls on
 *  the same place takes it over. */
export class AddressTexts {
  readonly #words = new Int32Array(PLACES * WORDS);
  readonly #texts: string[] = [];

  of(version: 4 | 6, w0: number, w1: number, w2: number, w3: number): string {
    const mixed = Math.imul(w0 ^ Math.imul(w1, 31) ^ Math.imul(w2, 17) ^ w3, 0x9e3779b1);
    const place = (mixed >>> 16) & (PLACES - 1);
    const at = place * WORDS;
    const words = this.#words;
    if (
      words[at] === version &&
      words[at + 1] === w0 &&
      words[at + 2] === w1 &&
      words[at + 3] === w2 &&
      words[at + 4] === w3
    ) {
      return this.#texts[place] ?? '';
    }
    words[at] = version;
    words[at + 1] = w0;
    words[at + 2] = w1;
    words[at + 3] = w2;
    words[at + 4] = w3;
    const text = ipText(version, w0, w1, w2, w3);
    this.#texts[place] = text;
    return text;
  }
}
