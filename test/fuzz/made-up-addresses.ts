import { PacketDecoder } from '../../main/analysis/packets/decode.ts';
import type { Segment } from '../../main/analysis/packets/segment.ts';
import type { Frame } from './frames.ts';

const ETHERNET = 1;

/** An address and the one that stands for it, in octets. */
type Pair = readonly [theirs: readonly number[], ours: readonly number[]];

export interface Hidden {
  readonly frames: Frame[];
  /** Per frame, 1 where an octet is now made up. */
  readonly places: readonly Uint8Array[];
}

/** The same address stands for the same one in every frame, so that flows stay flows: 192.0.2.n (RFC 5737) and
 *  2001:db8::n (RFC 3849), wherever a frame holds the octets of one; for a network card a locally administered one. */
export function withMadeUpAddresses(frames: readonly Frame[]): Hidden {
  const pairs = pairsOf(frames);
  const places = frames.map(({ bytes }) => new Uint8Array(bytes.length));
  const hidden = frames.map((frame, n) => {
    const bytes = frame.bytes.slice();
    for (const [theirs, ours] of pairs)
      for (let at = bytes.length - theirs.length; at >= 0; at--) {
        if (!theirs.every((octet, i) => frame.bytes[at + i] === octet)) continue;
        bytes.set(ours, at);
        places[n]?.fill(1, at, at + theirs.length);
      }
    return { ...frame, bytes };
  });
  return { frames: hidden, places };
}

function pairsOf(frames: readonly Frame[]): Pair[] {
  const known = new Map<string, Pair>();
  const note = (version: 4 | 6, words: readonly number[]): void => {
    const theirs = (version === 4 ? words.slice(3) : words).flatMap(octets);
    const key = theirs.join('.');
    if (known.has(key)) return;
    const n = known.size + 1;
    const ours =
      version === 4 ? [192, 0, 2, n & 255] : [0x20, 1, 0x0d, 0xb8, ...Array<number>(10).fill(0), n >> 8, n & 255];
    known.set(key, [theirs, ours]);
  };
  const noteCard = (theirs: number[]): void => {
    const isGroup = ((theirs[0] ?? 0) & 1) === 1;
    const key = theirs.join(':');
    if (!isGroup && !known.has(key)) known.set(key, [theirs, [2, 0, 0x5e, 0x10, 1, known.size & 255]]);
  };
  const decoder = new PacketDecoder({
    segment({ version, s0, s1, s2, s3, d0, d1, d2, d3 }: Segment) {
      note(version, [s0, s1, s2, s3]);
      note(version, [d0, d1, d2, d3]);
    },
    undecoded() {},
  });
  for (const { bytes, linkType, wireLength } of frames) {
    if (linkType === ETHERNET && bytes.length >= 12) for (const at of [0, 6]) noteCard([...bytes.subarray(at, at + 6)]);
    decoder.packet({
      frame: 1,
      bytes,
      at: 0,
      length: bytes.length,
      wireLength: Math.max(wireLength, bytes.length),
      time: null,
      linkType,
      process: null,
      own: false,
      inventedHeaders: false,
    });
  }
  return [...known.values()];
}

function octets(word: number): number[] {
  return [(word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255];
}
