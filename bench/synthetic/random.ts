/** Numbers from a seed, the same on every machine: xorshift32 (Marsaglia, "Xorshift RNGs", 2003). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0 || 1;
  }

  /** 32 bits, unsigned. */
  word(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x >>> 0;
  }

  /** 0 to `limit` - 1. */
  below(limit: number): number {
    return this.word() % limit;
  }

  /** `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  /** Octets that look like ciphertext: a stretch of one block made once, since making each anew would be all the work. */
  octets(length: number): Uint8Array {
    const at = this.below(NOISE - length);
    return (this.#noise ??= this.#makeNoise()).subarray(at, at + length);
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.word().toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }

  #noise: Uint8Array | null = null;
  #makeNoise(): Uint8Array {
    const noise = new Uint8Array(NOISE);
    for (let at = 0; at < NOISE; at++) noise[at] = this.word() >>> 11;
    return noise;
  }
}

const NOISE = 1 << 20;
