import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';

/** RFC 1952, RFC 1950, RFC 1951, RFC 7932, RFC 8878. */
export type Packed = 'gzip' | 'zlib' | 'raw' | 'br' | 'zstd';

export interface Inflated {
  /** What came out before the end, the bound or the break. */
  readonly bytes: Uint8Array;
  /** `whole`: to the end of the input. `bound`: more would have come. `broken`: the input is damaged from some octet on. */
  readonly state: 'whole' | 'bound' | 'broken';
}

interface Bounds {
  readonly finishFlush: number;
  readonly maxOutputLength: number;
  readonly dictionary?: Uint8Array;
}

const { Z_FINISH, Z_SYNC_FLUSH, BROTLI_OPERATION_FINISH, BROTLI_OPERATION_FLUSH, ZSTD_e_flush } = constants;
/** What unpacks, and how it is asked to give what it has where the input ends early. */
const RUN: Readonly<Record<Packed, readonly [run: (input: Uint8Array, bounds: Bounds) => Uint8Array, flush: number]>> =
  {
    gzip: [gunzipSync, Z_SYNC_FLUSH],
    zlib: [inflateSync, Z_SYNC_FLUSH],
    raw: [inflateRawSync, Z_SYNC_FLUSH],
    br: [brotliDecompressSync, BROTLI_OPERATION_FLUSH],
    zstd: [zstdDecompressSync, ZSTD_e_flush],
  };
/** Output may overrun the bound by this before zlib gives up: one try more or less, never more memory. */
const SLACK = 64 * 1024;

/** Inflates at most `most` octets. Input cut short gives what it holds. Never throws: damaged or overflowing input is
 *  tried again with shorter beginnings, halving the doubt each time (at most 32 tries), because zlib drops its output
 *  when it fails. `dictionary`, for `raw` only: the octets that the input may refer back to. */
export function inflate(kind: Packed, input: Uint8Array, most: number, dictionary?: Uint8Array): Inflated {
  const all = attempt(kind, input, most, dictionary);
  if (typeof all !== 'string') return clipped(all, most, 'whole');
  let good = 0;
  let bad = input.length;
  let best: Uint8Array = new Uint8Array(0);
  while (bad - good > 1) {
    const middle = good + ((bad - good) >> 1);
    const out = attempt(kind, input.subarray(0, middle), most, dictionary);
    if (typeof out === 'string') bad = middle;
    else {
      good = middle;
      best = out;
    }
  }
  return clipped(best, most, all);
}

/** Octets that a try may unpack to. */
const MOST_TRIED = 1024 * 1024;

/** Does the input unpack, and end where the packing says so? One try. */
export function unpacks(kind: 'br' | 'raw' | 'zlib', input: Uint8Array): boolean {
  const finishFlush = kind === 'br' ? BROTLI_OPERATION_FINISH : Z_FINISH;
  try {
    return RUN[kind][0](input, { finishFlush, maxOutputLength: MOST_TRIED }).length > 0;
  } catch {
    return false;
  }
}

function attempt(
  kind: Packed,
  input: Uint8Array,
  most: number,
  dictionary: Uint8Array | undefined,
): Uint8Array | 'bound' | 'broken' {
  const [run, finishFlush] = RUN[kind];
  try {
    return run(input, { finishFlush, maxOutputLength: most + SLACK, ...(dictionary && { dictionary }) });
  } catch (error) {
    return error instanceof RangeError ? 'bound' : 'broken';
  }
}

function clipped(bytes: Uint8Array, most: number, state: Inflated['state']): Inflated {
  return bytes.length > most ? { bytes: bytes.subarray(0, most), state: 'bound' } : { bytes, state };
}
