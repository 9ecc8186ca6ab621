import type { ClientHello } from './tls-client-hello.ts';
import { ja3, ja4, type Carrier } from './tls-fingerprint.ts';

export interface Fingerprints {
  readonly ja3: string;
  readonly ja4: string;
}

interface Kept extends Fingerprints {
  readonly numbers: Int32Array;
}

/** Hellos whose fingerprints are kept: a device has some tens of programs, and writing the lists out is most of what a hello
 *  costs. */
const MOST_KEPT = 512;
/** Numbers of one hello; a longer one is worked out each time. */
const MOST_NUMBERS = 512;

const kept = new Map<number, Kept>();
const numbers = new Int32Array(MOST_NUMBERS);

/** Both fingerprints of a hello. They rest on these numbers and nothing else, so that hellos with the same ones have the
 *  same. */
export function fingerprintsOf(hello: ClientHello, bytes: Uint8Array, carrier: Carrier): Fingerprints {
  const count = gather(hello, bytes, carrier);
  if (count < 0) return { ja3: ja3(hello), ja4: ja4(hello, bytes, carrier) };
  let hash = count;
  for (let i = 0; i < count; i++) hash = Math.imul(hash ^ (numbers[i] ?? 0), 0x01000193);
  const known = kept.get(hash);
  if (known && isSame(known.numbers, count)) return known;
  const made = { ja3: ja3(hello), ja4: ja4(hello, bytes, carrier), numbers: numbers.slice(0, count) };
  if (kept.size >= MOST_KEPT) kept.clear(); // Chrome's extensions come in a new order in every hello
  kept.set(hash, made);
  return made;
}

/** Writes down what the fingerprints are made of, each list behind its length. Returns how many numbers; -1: too many. */
function gather(hello: ClientHello, bytes: Uint8Array, carrier: Carrier): number {
  const { legacyVersion, ciphers, extensions, groups, pointFormats, signatureAlgorithms, versions, alpn } = hello;
  const first = alpn[0] ?? { at: 0, length: 0 };
  const lists = [ciphers, extensions, groups, pointFormats, signatureAlgorithms, versions];
  let size = 3 + first.length + lists.length;
  for (const list of lists) size += list.length;
  if (size > MOST_NUMBERS) return -1;
  let at = 0;
  numbers[at++] = carrier.charCodeAt(0);
  numbers[at++] = legacyVersion;
  for (const list of lists) {
    numbers[at++] = list.length;
    for (const value of list) numbers[at++] = value;
  }
  numbers[at++] = first.length;
  for (let i = 0; i < first.length; i++) numbers[at++] = bytes[first.at + i] ?? 0;
  return at;
}

function isSame(known: Int32Array, count: number): boolean {
  if (known.length !== count) return false;
  for (let i = 0; i < count; i++) if (known[i] !== numbers[i]) return false;
  return true;
}
