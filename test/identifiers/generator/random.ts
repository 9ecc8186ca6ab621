/** A seeded generator of numbers: the same seed text gives the same numbers on every machine. sfc32 by Chris
 *  Doty-Humphrey (PractRand), seeded from text by FNV-1a. */
export interface Random {
  readonly u32: () => number;
  /** From 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  /** From `low` to `high`, both included. */
  readonly range: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly bytes: (length: number) => Uint8Array;
  readonly from: (alphabet: string, length: number) => string;
  readonly hex: (length: number) => string;
  readonly digits: (length: number) => string;
  readonly base62: (length: number) => string;
  readonly uuid: () => string;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function createRandom(seed: string): Random {
  const u32 = sfc32(seed);
  const below = (limit: number): number => Math.floor((u32() / 0x1_0000_0000) * limit);
  const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => below(256));
  const from = (alphabet: string, length: number): string => {
    let out = '';
    for (let i = 0; i < length; i += 1) out += alphabet.charAt(below(alphabet.length));
    return out;
  };
  const hex = (length: number): string => from('0123456789abcdef', length);
  return {
    u32,
    below,
    bytes,
    from,
    hex,
    range: (low, high) => low + below(high - low + 1),
    chance: (probability) => u32() / 0x1_0000_0000 < probability,
    pick: (list) => {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    // A number or name that begins with 0 would lose it where a program writes it as a number.
    digits: (length) => String(1 + below(9)) + from('0123456789', length - 1),
    base62: (length) => from(BASE62, length),
    // RFC 9562 section 5.4: version 4, variant 10.
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${from('89ab', 1)}${hex(3)}-${hex(12)}`,
  };
}

function sfc32(seed: string): () => number {
  let a = fnv(seed, 0x811c9dc5);
  let b = fnv(seed, a ^ 0x9e3779b9);
  let c = fnv(seed, b ^ 0x7f4a7c15);
  let counter = 1;
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i += 1) next();
  return next;
}

function fnv(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
