/** Whether a stream's payload is what its payload type says, or something encrypted under that number. */

/** RFC 3551 table 4 and 5: numbers with one meaning for everybody. 13 is noise made by the listener, and is left out. */
const STATIC_CODECS: Readonly<Record<number, string>> = {
  0: 'pcmu',
  3: 'gsm',
  4: 'g723',
  5: 'dvi4',
  6: 'dvi4',
  7: 'lpc',
  8: 'pcma',
  9: 'g722',
  10: 'l16',
  11: 'l16',
  12: 'qcelp',
  14: 'mpa',
  15: 'g728',
  16: 'dvi4',
  17: 'dvi4',
  18: 'g729',
  25: 'celb',
  26: 'jpeg',
  28: 'nv',
  31: 'h261',
  32: 'mpv',
  33: 'mp2t',
  34: 'h263',
};

/** `fits`: the octets have the form of that codec, which encrypted ones have by no chance worth naming. `contradicts`:
 *  they do not. `open`: the number alone says it. */
type MediaSign = 'fits' | 'contradicts' | 'open';

export function staticCodec(payloadType: number): string | null {
  return STATIC_CODECS[payloadType] ?? null;
}

/** Datagrams looked at before a codec without a test of its own is called by its number. */
const PACKETS_OF_OTHERS = 10;

/** Collects a stream's payloads until it can say. Null: not yet. */
export interface MediaJudge {
  add(bytes: Uint8Array, at: number, end: number): MediaSign | null;
}

export function judgeOf(payloadType: number): MediaJudge {
  if (payloadType === 0 || payloadType === 8) return new Companded(payloadType === 8 ? ALTERNATE : 0xff);
  if (payloadType === 3) return new Framed(33, 0, 12, isGsmFrame);
  if (payloadType === 18) return new Framed(10, 2, 48, isG729Frame);
  if (payloadType === 33) return new Framed(188, 0, 21, isTransportPacket);
  let packets = 0;
  return { add: () => (++packets >= PACKETS_OF_OTHERS ? 'open' : null) };
}

/** G.711: A-law flips every second bit, µ-law all of them. */
const ALTERNATE = 0x55;
/** Five milliseconds of 8000 octets a second: every phone's frames are whole ones. */
const G711_STEP = 40;
const FEWEST_OCTETS = 640;
/** Enough to see that a stream is as even as noise. */
const NOISE_OCTETS = 4096;
/** Two seconds of speech. What has not shown itself until then is silence or another thing. */
const MOST_OCTETS = 16_384;
/** Of 256 values of equal chance: silence has 2 or 3, speech and music have dozens. */
const FEWEST_VALUES = 24;

/** G.711, RFC 3551 section 4.5.14. Speech stays near silence and moves in small steps: its octets are uneven, and
 *  neighbours have nearly the same loudness (3 bits, the segment). Encrypted octets are even (evenness 1), and a third of
 *  their neighbours are that near (22 of 64). */
class Companded implements MediaJudge {
  readonly #mask: number;
  readonly #seen = new Uint32Array(256);
  #octets = 0;
  #near = 0;
  constructor(mask: number) {
    this.#mask = mask;
  }
  add(bytes: Uint8Array, at: number, end: number): MediaSign | null {
    if ((end - at) % G711_STEP !== 0 || end === at) return 'contradicts';
    let before = this.#segment(bytes[at] ?? 0);
    for (let i = at; i < end; i++) {
      const octet = bytes[i] ?? 0;
      const segment = this.#segment(octet);
      if (Math.abs(segment - before) <= 1) this.#near++;
      before = segment;
      this.#seen[octet] = (this.#seen[octet] ?? 0) + 1;
    }
    this.#octets += end - at;
    return this.#octets < FEWEST_OCTETS ? null : this.#sign();
  }
  #segment(octet: number): number {
    return ((octet ^ this.#mask) >> 4) & 7;
  }
  #sign(): MediaSign | null {
    let squares = 0;
    let values = 0;
    for (const count of this.#seen) {
      squares += count * count;
      if (count > 0) values++;
    }
    const unevenness = (squares * 256) / (this.#octets * this.#octets);
    if (unevenness > 2 && this.#near > this.#octets * 0.6 && values >= FEWEST_VALUES) return 'fits';
    if (this.#octets >= NOISE_OCTETS && unevenness < 1.25) return 'contradicts';
    return this.#octets >= MOST_OCTETS ? 'contradicts' : null;
  }
}

/** Codecs whose every frame has a mark: one that lacks it is another thing. */
class Framed implements MediaJudge {
  readonly #size: number;
  readonly #rest: number;
  readonly #enough: number;
  readonly #isFrame: (bytes: Uint8Array, at: number) => boolean;
  #frames = 0;
  /** `rest`: octets that may follow the last frame (a short frame for silence). */
  constructor(size: number, rest: number, enough: number, isFrame: (bytes: Uint8Array, at: number) => boolean) {
    this.#size = size;
    this.#rest = rest;
    this.#enough = enough;
    this.#isFrame = isFrame;
  }
  add(bytes: Uint8Array, at: number, end: number): MediaSign | null {
    const rest = (end - at) % this.#size;
    if (rest !== 0 && rest !== this.#rest) return 'contradicts';
    for (let i = at; i + this.#size <= end; i += this.#size) {
      if (!this.#isFrame(bytes, i)) return 'contradicts';
      this.#frames++;
    }
    return this.#frames >= this.#enough ? 'fits' : null;
  }
}

/** RFC 3551 section 4.5.8.1: a frame begins with the signature 0xd, 4 bits. */
function isGsmFrame(bytes: Uint8Array, at: number): boolean {
  return (bytes[at] ?? 0) >> 4 === 0xd;
}

/** ITU-T G.729 table 8, order of bits in RFC 3551 figure 2: behind 18 bits of line spectrum stand the pitch delay P1
 *  (8 bits) and P0, the parity of its six highest, so that the seven have an odd sum. */
function isG729Frame(bytes: Uint8Array, at: number): boolean {
  let bits = (bytes[at + 2] ?? 0) & 0x3f;
  let sum = ((bytes[at + 3] ?? 0) >> 5) & 1;
  for (; bits > 0; bits >>= 1) sum += bits & 1;
  return sum % 2 === 1;
}

/** ISO/IEC 13818-1 section 2.4.3.3: the sync octet. */
function isTransportPacket(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x47;
}
