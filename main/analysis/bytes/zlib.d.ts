/** The little of node:zlib that `inflate.ts` uses, for the engine's own type check, which has no Node types. */
declare module 'node:zlib' {
  interface Bounds {
    readonly finishFlush: number;
    readonly maxOutputLength: number;
  }
  export const constants: { readonly Z_SYNC_FLUSH: number };
  export function gunzipSync(input: Uint8Array, bounds: Bounds): Uint8Array;
  export function inflateSync(input: Uint8Array, bounds: Bounds): Uint8Array;
  export function inflateRawSync(input: Uint8Array, bounds: Bounds): Uint8Array;
}
