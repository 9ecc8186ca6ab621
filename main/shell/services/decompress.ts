import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { ZstdFrames } from './zstd-frames.ts';

export type Compression = 'gzip' | 'zstd';

/** First octets by which a compressed file is known: RFC 1952, RFC 8878 (a frame, and one to be skipped). */
const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];
const ZSTD_SKIPPABLE = [0x2a, 0x4d, 0x18]; // after one octet of 0x50 to 0x5f
/** Octets that must be there to tell. */
export const HEAD_LENGTH = 4;

/** Octets given to zlib at once. When it finds damage, what it was making of these is lost. */
const SLICE = 64 * 1024;
const CHUNK = 256 * 1024;
/** Largest window of a zstd frame, 128 MB: what zstd itself opens unless told otherwise. A frame may ask for 2 TB. */
const ZSTD_WINDOW = { params: { [constants.ZSTD_d_windowLogMax]: 27 } };

export function compressionOf(head: Uint8Array): Compression | null {
  if (startsWith(head, GZIP)) return 'gzip';
  const skippable = head[0] !== undefined && head[0] >> 4 === 5 && startsWith(head.subarray(1), ZSTD_SKIPPABLE);
  return skippable || startsWith(head, ZSTD) ? 'zstd' : null;
}

/** Opens gzip or zstd. What came out before a break or a missing end is handed over; then `onDamage` is called. Errors of
 *  `source` pass through. */
export async function* decompressed(
  kind: Compression,
  source: AsyncIterable<Uint8Array>,
  onDamage: () => void,
): AsyncGenerator<Uint8Array> {
  const pump = new Pump(kind);
  const frames = kind === 'zstd' ? new ZstdFrames() : null;
  try {
    for await (const chunk of source) {
      for (const slice of slices(chunk)) {
        for (const part of frames ? frames.cut(slice) : [slice]) yield* pump.put(part);
      }
      if (pump.over) break; // damage, or padding after the end
    }
    yield* pump.end();
    if (pump.broken || frames?.complete === false) onDamage();
  } finally {
    pump.close();
  }
}

/** Gives octets in and takes what comes out, by turns: the end is asked for only when all else is out, because zlib drops
 *  what it still holds when it finds that the end is missing. */
class Pump {
  readonly #zlib: ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress>;
  #wake: () => void = () => undefined;
  broken = false;

  constructor(kind: Compression) {
    this.#zlib =
      kind === 'gzip' ? createGunzip({ chunkSize: CHUNK }) : createZstdDecompress({ chunkSize: CHUNK, ...ZSTD_WINDOW });
    this.#zlib.on('error', () => (this.broken = true));
    for (const event of ['readable', 'end', 'close'] as const) this.#zlib.on(event, () => this.#wake());
  }

  get over(): boolean {
    return this.#zlib.readableEnded || this.#zlib.destroyed;
  }

  async *put(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    if (this.over) return;
    let taken = false;
    this.#zlib.write(bytes, () => {
      taken = true;
      this.#wake();
    });
    yield* this.#takeUntil(() => taken);
  }

  async *end(): AsyncGenerator<Uint8Array> {
    if (this.over) return;
    this.#zlib.end();
    yield* this.#takeUntil(() => false);
  }

  async *#takeUntil(done: () => boolean): AsyncGenerator<Uint8Array> {
    for (;;) {
      for (let out: unknown = this.#zlib.read(); out !== null; out = this.#zlib.read()) yield out as Uint8Array;
      if (done() || this.over) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  close(): void {
    this.#zlib.destroy();
  }
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((octet, i) => bytes[i] === octet);
}
