/** The little of node:zlib that `inflate.ts` uses, for the engine's own type check, which has no Node types. */
declare module 'node:zlib' {
  interface Bounds {
    readonly finishFlush: number;
    readonly maxOutputLength: number;
    readonly dictionary?: Uint8Array;
  }
  export const constants: {
    readonly Z_FINISH: number;
    readonly Z_SYNC_FLUSH: number;
    readonly BROTLI_OPERATION_FINISH: number;
    readonly BROTLI_OPERATION_FLUSH: number;
    readonly ZSTD_e_flush: number;
  };
  export function brotliDecompressSync(input: Uint8Array, bounds: Bounds): Uint8Array;
  export function gunzipSync(input: Uint8Array, bounds: Bounds): Uint8Array;
  export function inflateSync(input: Uint8Array, bounds: Bounds): Uint8Array;
  export function inflateRawSync(input: Uint8Array, bounds: Bounds): Uint8Array;
  export function zstdDecompressSync(input: Uint8Array, bounds: Bounds): Uint8Array;
}
