import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededRandom } from '../sample/random.ts';
import type { Bytes } from './capture-records.ts';

/** A real capture holds real people's data. What is kept of one has other octets of the same class in its place: another
 *  letter, another digit, another octet above 127. Control characters and signs stay: they are grammar. */

type Class = 'upper' | 'lower' | 'digit' | 'high' | 'grammar';

const ENGINE = new URL('../../main/analysis/', import.meta.url).pathname;
/** Real octets in a row that may stay where the failure needs them. Letters: what is longer must be a word of our own
 *  sources (a protocol's). Digits: shorter than any number that is one person's. High octets: shorter than an identifier
 *  that chance does not make. */
const MOST_REAL = { letters: 3, digits: 3, high: 4 } as const;

/** As many octets replaced as the failure allows.
 *  @param isReal octets that came from a capture and may not stay
 *  @returns null: it fails only with stretches of real octets, and must not be kept */
export async function replaced(
  bytes: Bytes,
  isReal: (at: number) => boolean,
  random: SeededRandom,
  fails: (bytes: Bytes) => Promise<boolean>,
): Promise<Bytes | null> {
  let best = bytes;
  const real = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) real[at] = Number(isReal(at) && classOf(bytes[at]) !== 'grammar');
  for (let size = bytes.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < bytes.length; at += size) {
      const stretch = real.subarray(at, at + size);
      if (!stretch.includes(1)) continue;
      const tried = best.slice();
      for (let i = at; i < Math.min(bytes.length, at + size); i++)
        if (real[i] === 1) tried[i] = otherOf(tried[i] ?? 0, random);
      if (!(await fails(tried))) continue;
      best = tried;
      stretch.fill(0);
    }
  }
  return mayStay(best, real) ? best : null;
}

function classOf(octet = 0): Class {
  if (octet >= 0x41 && octet <= 0x5a) return 'upper';
  if (octet >= 0x61 && octet <= 0x7a) return 'lower';
  if (octet >= 0x30 && octet <= 0x39) return 'digit';
  return octet > 0x7f ? 'high' : 'grammar';
}

const FIRST: Readonly<Record<Class, readonly [from: number, count: number]>> = {
  upper: [0x41, 26],
  lower: [0x61, 26],
  digit: [0x30, 10],
  high: [0x80, 128],
  grammar: [0, 0],
};

/** Never the same one. */
function otherOf(octet: number, random: SeededRandom): number {
  const [from, count] = FIRST[classOf(octet)];
  return count === 0 ? octet : from + ((octet - from + random.between(1, count - 1)) % count);
}

/** @param real 1 where a real octet is left */
export function mayStay(bytes: Uint8Array, real: Uint8Array): boolean {
  const left = String.fromCharCode(...bytes.map((octet, at) => (real[at] === 1 ? octet : 0)));
  const words = left.match(/[A-Za-z]+/g) ?? [];
  if (words.some((word) => word.length > MOST_REAL.letters && !wordsOfEngine().has(word.toLowerCase()))) return false;
  const isTooLong = (pattern: RegExp, most: number): boolean =>
    (left.match(pattern) ?? []).some((run) => run.length > most);
  return !isTooLong(/\d+/g, MOST_REAL.digits) && !isTooLong(/[\x80-\xff]+/g, MOST_REAL.high);
}

let ownWords: Set<string> | null = null;
/** Every word of the engine's sources, lower case: "Content", "stream", "OPTIONS" are nobody's data. */
function wordsOfEngine(): Set<string> {
  if (ownWords) return ownWords;
  ownWords = new Set();
  for (const name of readdirSync(ENGINE, { recursive: true, encoding: 'utf8' })) {
    if (!/(?<!\.test|\.fixture)\.ts$/.test(name)) continue;
    for (const word of readFileSync(join(ENGINE, name), 'utf8').match(/[A-Za-z]{4,}/g) ?? [])
      ownWords.add(word.toLowerCase());
  }
  return ownWords;
}
