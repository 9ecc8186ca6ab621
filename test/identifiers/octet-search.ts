const GRAM = 4;

/** Finds which of many octet strings stand in a file: one look at each place, by the string's first four octets. */
export class OctetSearch {
  readonly #byGram = new Map<number, Buffer[]>();
  readonly #mayBe = new Uint8Array(65_536);

  /** @param wanted of four octets or more */
  constructor(wanted: readonly Buffer[]) {
    for (const one of wanted) {
      const gram = one.readUInt32LE(0);
      const known = this.#byGram.get(gram);
      if (known) known.push(one);
      else this.#byGram.set(gram, [one]);
      this.#mayBe[one.readUInt16LE(0)] = 1;
    }
  }

  in(octets: Buffer): Buffer[] {
    const found = new Set<Buffer>();
    for (let at = 0; at + GRAM <= octets.length; at++) {
      if (this.#mayBe[octets.readUInt16LE(at)] === 0) continue;
      for (const one of this.#byGram.get(octets.readUInt32LE(at)) ?? [])
        if (octets.subarray(at, at + one.length).equals(one)) found.add(one);
    }
    return [...found];
  }
}
