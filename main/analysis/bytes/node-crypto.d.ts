/** The little of node:crypto that `crypto.ts` uses, for the engine's own type check, which has no Node types. Not called
 *  `crypto.d.ts`: a declaration file beside a source of its name is passed over. */
declare module 'node:crypto' {
  interface Hmac {
    update(data: Uint8Array): Hmac;
    digest(): Uint8Array;
  }
  interface Cipher {
    setAutoPadding(pad: boolean): Cipher;
    update(data: Uint8Array): Uint8Array;
  }
  interface AeadDecipher {
    setAAD(data: Uint8Array, options?: { readonly plaintextLength: number }): AeadDecipher;
    setAuthTag(tag: Uint8Array): AeadDecipher;
    update(data: Uint8Array): Uint8Array;
    final(): Uint8Array;
  }
  type AeadName = 'aes-128-gcm' | 'aes-256-gcm' | 'aes-128-ccm' | 'aes-256-ccm' | 'chacha20-poly1305';
  export function createHmac(hash: string, key: Uint8Array): Hmac;
  export function createCipheriv(
    name: 'aes-128-ecb' | 'aes-256-ecb' | 'chacha20',
    key: Uint8Array,
    iv: Uint8Array | null,
  ): Cipher;
  export function createDecipheriv(
    name: AeadName,
    key: Uint8Array,
    nonce: Uint8Array,
    options: { readonly authTagLength: number },
  ): AeadDecipher;
  export function createDecipheriv(
    name: 'aes-128-cbc' | 'aes-256-cbc' | 'des-ede3-cbc',
    key: Uint8Array,
    iv: Uint8Array,
  ): Cipher;
}
