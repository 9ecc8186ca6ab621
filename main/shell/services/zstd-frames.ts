/** Where the frames of a zstd file begin and end, RFC 8878 section 3.1. Node's decompressor stops for good after a frame
 *  that ends within what it is given, and does not say when one never ends: so that a second frame is not lost and a file
 *  cut short is told, its input is cut at the frames' own borders. */
export class ZstdFrames {
  #stage: Stage = 'magic';
  /** Octets of the part now read that are still to come. */
  #left = MAGIC_LENGTH;
  /** Of a part that is looked at: its value so far, little-endian, and how many octets of it are there. */
  #value = 0;
  #have = 0;
  #checksum = 0;
  #lastBlock = false;

  /** True between two frames, and after a last one that is whole. */
  get complete(): boolean {
    return this.#stage === 'magic' && this.#have === 0;
  }

  /** `bytes` in parts of which none holds a border of two frames within. */
  *cut(bytes: Uint8Array): Generator<Uint8Array> {
    let from = 0;
    for (let at = 0; at < bytes.length;) {
      const took = Math.min(this.#left, bytes.length - at);
      if (LOOKED_AT.has(this.#stage)) this.#look(bytes.subarray(at, at + took));
      at += took;
      this.#left -= took;
      while (this.#left === 0) this.#next();
      if (!this.complete && at < bytes.length) continue;
      yield bytes.subarray(from, at);
      from = at;
    }
  }

  #look(bytes: Uint8Array): void {
    for (const octet of bytes) this.#value += octet * 256 ** this.#have++;
  }

  /** The part is whole: which one follows. */
  #next(): void {
    const value = this.#value;
    this.#value = 0;
    this.#have = 0;
    switch (this.#stage) {
      case 'magic':
        if (value === MAGIC) return this.#go('descriptor', 1);
        if (value >= SKIPPABLE && value < SKIPPABLE + 16) return this.#go('skip-size', 4);
        return this.#go('no-frame', Infinity); // the decompressor will say so
      case 'skip-size':
        return this.#go('skipped', value);
      case 'descriptor':
        this.#checksum = (value & 0x04) !== 0 ? 4 : 0;
        return this.#go('header', headerRest(value));
      case 'header':
        return this.#go('block-header', 3);
      case 'block-header':
        this.#lastBlock = (value & 1) !== 0;
        return this.#go('block', blockLength(value));
      case 'block':
        return this.#lastBlock ? this.#go('checksum', this.#checksum) : this.#go('block-header', 3);
      default:
        return this.#go('magic', MAGIC_LENGTH);
    }
  }

  #go(stage: Stage, length: number): void {
    this.#stage = stage;
    this.#left = length;
  }
}

type Stage =
  | 'magic'
  | 'skip-size'
  | 'skipped'
  | 'descriptor'
  | 'header'
  | 'block-header'
  | 'block'
  | 'checksum'
  | 'no-frame';

const MAGIC = 0xfd2fb528;
const MAGIC_LENGTH = 4;
/** Section 3.1.2: sixteen numbers, whose frames hold nothing to decompress. */
const SKIPPABLE = 0x184d2a50;
const LOOKED_AT: ReadonlySet<Stage> = new Set<Stage>(['magic', 'skip-size', 'descriptor', 'block-header']);

/** Octets of window, dictionary and content size, section 3.1.1.1. */
function headerRest(descriptor: number): number {
  const single = (descriptor & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const content = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  return (single ? 0 : 1) + dictionary + content;
}

/** Section 3.1.1.2: a repeated octet stands there once. */
function blockLength(header: number): number {
  return ((header >> 1) & 3) === 1 ? 1 : header >>> 3;
}
