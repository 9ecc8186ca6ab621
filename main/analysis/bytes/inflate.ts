import { constants, inflateRawSync, inflateSync, gunzipSync } from 'node:zlib';

/** RFC 1952, RFC 1950, RFC 1951. */
export type Deflated = 'gzip' | 'zlib' | 'raw';

export interface Inflated {
  /** What came out before the end, the bound or the break. */
  readonly bytes: Uint8Array;
  /** `whole`: to the end of the input. `bound`: more would have come. `broken`: the input is damaged from some octet on. */
  readonly state: 'whole' | 'bound' | 'broken';
}

const RUN = { gzip: gunzipSync, zlib: inflateSync, raw: inflateRawSync } as const;
/** Output may overrun the bound by this before zlib gives up: one try more or less, never more memory. */
const SLACK = 64 * 1024;

/** Inflates at most `most` octets. Input cut short gives what it holds. Never throws: damaged or overflowing input is
 *  tried again with shorter beginnings, halving the doubt each time (at most 32 tries), because zlib drops its output
 *  when it fails. */
export function inflate(kind: Deflated, input: Uint8Array, most: number): Inflated {
  const all = attempt(kind, input, most);
  if (typeof all !== 'string') return clipped(all, most, 'whole');
  let good = 0;
  let bad = input.length;
  let best: Uint8Array = new Uint8Array(0);
  while (bad - good > 1) {
    const middle = good + ((bad - good) >> 1);
    const out = attempt(kind, input.subarray(0, middle), most);
    if (typeof out === 'string') bad = middle;
    else {
      good = middle;
      best = out;
    }
  }
  return clipped(best, most, all);
}

function attempt(kind: Deflated, input: Uint8Array, most: number): Uint8Array | 'bound' | 'broken' {
  try {
    return RUN[kind](input, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most + SLACK });
  } catch (error) {
    return error instanceof RangeError ? 'bound' : 'broken';
  }
}

function clipped(bytes: Uint8Array, most: number, state: Inflated['state']): Inflated {
  return bytes.length > most ? { bytes: bytes.subarray(0, most), state: 'bound' } : { bytes, state };
}
