import { standsAt } from './scan.ts';

/** Says whether one of a few words of the same length stands in some octets. Wherever a word of n octets stands, it covers
 *  one of every n: no more are looked at, and only where an octet of a word is met, around it. */
export class WordSearch {
  readonly #words: readonly Uint8Array[];
  readonly #length: number;
  /** 1 for the octets of the words. */
  readonly #isIn = new Uint8Array(256);

  /** @param words all of the first one's length; ASCII */
  constructor(...words: readonly string[]) {
    this.#words = words.map((word) => Uint8Array.from(word, (letter) => letter.charCodeAt(0)));
    this.#length = words[0]?.length ?? 1;
    for (const word of this.#words) for (const octet of word) this.#isIn[octet] = 1;
  }

  standsIn(bytes: Uint8Array, at: number, end: number): boolean {
    for (let i = at + this.#length - 1; i < end; i += this.#length)
      if (this.#isIn[bytes[i] ?? 0] === 1 && this.#standsAround(bytes, i, end)) return true;
    return false;
  }

  #standsAround(bytes: Uint8Array, place: number, end: number): boolean {
    for (let i = place - this.#length + 1; i <= place; i++)
      for (const word of this.#words) if (bytes[i] === word[0] && standsAt(bytes, word, i, end)) return true;
    return false;
  }
}
