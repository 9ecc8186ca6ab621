import type { Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import { helloAt, highestVersion, type ClientHello } from './tls-client-hello.ts';
import { ja3, ja4, type Carrier } from './tls-fingerprint.ts';
import {
  ALPN,
  EC_POINT_FORMATS,
  type HelloPlaces,
  SIGNATURE_ALGORITHMS,
  SUPPORTED_GROUPS,
  SUPPORTED_VERSIONS,
} from './tls-hello-places.ts';

/** What a program says of itself: the same in each of its hellos, whichever server they go to. */
interface SaidHello {
  readonly version: number;
  readonly alpn: readonly string[];
  /** Where these stand, from the beginning of their extension's data on. */
  readonly alpnPlaces: readonly Span[];
  readonly ech: boolean;
  /** Null: the hello was cut short. A fingerprint of half of one would be another program's. */
  readonly ja3: string | null;
  readonly ja4: string | null;
}

interface Kept extends SaidHello {
  readonly octets: Uint8Array;
}

/** Hellos that are kept: a device has some tens of programs, and writing the lists out is most of what a hello costs. */
const MOST_KEPT = 512;
/** Octets of one hello's lists; longer ones are worked out each time. */
const MOST_OCTETS = 1024;
/** The lists that fingerprints and messages are made of, beside the ciphers and the extensions' numbers. */
const LISTS = [SUPPORTED_GROUPS, EC_POINT_FORMATS, SIGNATURE_ALGORITHMS, SUPPORTED_VERSIONS, ALPN];

const kept = new Map<number, Kept>();
const octets = new Uint8Array(MOST_OCTETS);
let count = 0;

/** What the hello at these places says. It rests on the octets that are compared here and nothing else, so that hellos with
 *  the same ones say the same. */
export function saidAt(places: HelloPlaces, bytes: Uint8Array, carrier: Carrier, isWhole: boolean): SaidHello {
  if (!isWhole || !gather(places, bytes, carrier)) return said(places, bytes, carrier, isWhole);
  let hash = count;
  for (let i = 0; i < count; i++) hash = Math.imul(hash ^ (octets[i] ?? 0), 0x01000193);
  const known = kept.get(hash);
  if (known && isSame(known.octets)) return known;
  const made = { ...said(places, bytes, carrier, isWhole), octets: octets.slice(0, count) };
  if (kept.size >= MOST_KEPT) kept.clear(); // Chrome's extensions come in a new order in every hello
  kept.set(hash, made);
  return made;
}

function said(places: HelloPlaces, bytes: Uint8Array, carrier: Carrier, isWhole: boolean): SaidHello {
  const hello: ClientHello = helloAt(places, bytes);
  const base = places.startOf(ALPN);
  return {
    version: highestVersion(hello),
    alpn: hello.alpn.map(({ at, length }) => decodeText(bytes, at, length)),
    alpnPlaces: hello.alpn.map(({ at, length }) => ({ at: at - base, length })),
    ech: hello.ech,
    ja3: isWhole ? ja3(hello) : null,
    ja4: isWhole ? ja4(hello, bytes, carrier) : null,
  };
}

/** Writes down what is compared, each list behind its length. False: too much. */
function gather(places: HelloPlaces, bytes: Uint8Array, carrier: Carrier): boolean {
  const { legacyVersion, ciphersAt, ciphersEnd, extensions } = places;
  count = 0;
  put16(carrier.charCodeAt(0));
  put16(legacyVersion);
  put16(extensions.length);
  for (let i = 0; i < extensions.length; i++) put16(extensions[i] ?? 0);
  put(bytes, ciphersAt, ciphersEnd);
  for (let i = 0; i < LISTS.length; i++) put(bytes, places.startOf(LISTS[i] ?? 0), places.endOf(LISTS[i] ?? 0));
  return count <= MOST_OCTETS;
}

/** Past the end only `count` grows. */
function put16(value: number): void {
  octets[count++] = value >> 8;
  octets[count++] = value & 0xff;
}

function put(bytes: Uint8Array, at: number, end: number): void {
  put16(end - at);
  if (count + end - at > MOST_OCTETS) count = MOST_OCTETS + 1;
  else for (let i = at; i < end; i++) octets[count++] = bytes[i] ?? 0;
}

function isSame(known: Uint8Array): boolean {
  if (known.length !== count) return false;
  for (let i = 0; i < count; i++) if (known[i] !== octets[i]) return false;
  return true;
}
