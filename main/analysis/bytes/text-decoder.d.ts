/** The little of TextDecoder that `text.ts` uses, for the engine's own type check, which has neither DOM nor Node types. */
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly ignoreBOM: boolean });
  decode(octets: Uint8Array): string;
}
