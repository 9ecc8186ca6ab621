import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/** What reading encrypted handshakes needs, as pure functions over node:crypto: the one file of the engine that imports it.
 *  Chosen over @noble/ciphers and @noble/hashes, which are JavaScript: those read 10,800 QUIC Initials a second where
 *  node:crypto reads 49,000 (measured on the two-core machine of docs/performance.md). Nothing here throws: a key or nonce
 *  of a wrong length gives null. Every result is a new array. */

export type Hash = 'sha256' | 'sha384';
/** What only TLS up to 1.2 still makes codes with. */
export type OldHash = 'md5' | 'sha1';
/** AES-128 or AES-256 by the key's length, as GCM or CCM (`-8`: with a tag of 8 octets, RFC 6655); ChaCha20-Poly1305. */
export type Aead = 'aes-gcm' | 'aes-ccm' | 'aes-ccm-8' | 'chacha20-poly1305';

/** Octets of an AEAD's tag, RFC 5116 section 5 and RFC 8439 section 2.8. */
export const TAG = 16;
const HASH_OCTETS = { sha256: 32, sha384: 48 } as const;
const AES_BLOCK = 16;
const NONCE = 12;
const AES_KEYS = [16, 32];
const CHACHA_KEY = 32;
const SHORT_TAG = 8;
const DES_BLOCK = 8;
const CBC_NAMES: ReadonlyMap<number, 'aes-128-cbc' | 'aes-256-cbc' | 'des-ede3-cbc'> = new Map([
  [16, 'aes-128-cbc'],
  [24, 'des-ede3-cbc'],
  [32, 'aes-256-cbc'],
] as const);
/** RFC 5869 section 2.3: at most 255 blocks come out. */
const MOST_BLOCKS = 255;

/** RFC 2104. */
export function hmac(hash: Hash | OldHash, key: Uint8Array, data: Uint8Array): Uint8Array {
  return createHmac(hash, key).update(data).digest();
}

/** RFC 5869 section 2.2. */
export function hkdfExtract(hash: Hash, salt: Uint8Array, material: Uint8Array): Uint8Array {
  return hmac(hash, salt, material);
}

/** RFC 5869 section 2.3. Asked for more than 255 blocks, it gives those. */
export function hkdfExpand(hash: Hash, secret: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  const size = HASH_OCTETS[hash];
  const out = new Uint8Array(Math.min(length, MOST_BLOCKS * size));
  let block = new Uint8Array(0);
  for (let at = 0, count = 1; at < out.length; at += size, count++) {
    const input = new Uint8Array(block.length + info.length + 1);
    input.set(block);
    input.set(info, block.length);
    input[input.length - 1] = count;
    block = Uint8Array.from(hmac(hash, secret, input));
    out.set(block.subarray(0, out.length - at), at);
  }
  return out;
}

/** RFC 8446 section 7.1, with an empty context. `label` is ASCII, without its "tls13 ". */
export function hkdfExpandLabel(hash: Hash, secret: Uint8Array, label: string, length: number): Uint8Array {
  const full = `tls13 ${label}`;
  const info = new Uint8Array(2 + 1 + full.length + 1);
  info[0] = length >> 8;
  info[1] = length & 0xff;
  info[2] = full.length;
  for (let i = 0; i < full.length; i++) info[3 + i] = full.charCodeAt(i);
  return hkdfExpand(hash, secret, info, length);
}

/** One block of AES without a mode: the mask of RFC 9001 section 5.4.3. Null: `key` or `block` is no AES key or block. */
export function aesBlock(key: Uint8Array, block: Uint8Array): Uint8Array | null {
  if (!AES_KEYS.includes(key.length) || block.length !== AES_BLOCK) return null;
  const cipher = createCipheriv(key.length === CHACHA_KEY ? 'aes-256-ecb' : 'aes-128-ecb', key, null);
  return cipher.setAutoPadding(false).update(block);
}

/** The first `length` octets of ChaCha20's key stream. `start`: counter (4 octets, little-endian), then nonce (12), as RFC
 *  9001 section 5.4.4 samples them. */
export function chaCha20Stream(key: Uint8Array, start: Uint8Array, length: number): Uint8Array | null {
  if (key.length !== CHACHA_KEY || start.length !== 16) return null;
  return createCipheriv('chacha20', key, start).update(new Uint8Array(length));
}

/** Opens `sealed`, which ends with its tag, and checks the tag. Null: it is not what `key` sealed. */
export function openAead(
  aead: Aead,
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null {
  const name = nameOf(aead, key.length);
  const tag = tagOf(aead);
  if (name === null || nonce.length !== NONCE || sealed.length < tag) return null;
  const body = sealed.length - tag;
  const decipher = decipherOf(name, key, nonce, tag);
  decipher.setAAD(associated, { plaintextLength: body });
  decipher.setAuthTag(sealed.subarray(body));
  try {
    const plain = decipher.update(sealed.subarray(0, body)); // CCM checks the tag here
    decipher.final();
    return plain;
  } catch {
    return null; // the tag is another
  }
}

/** Octets of an AEAD's tag. */
export function tagOf(aead: Aead): number {
  return aead === 'aes-ccm-8' ? SHORT_TAG : TAG;
}

/** AES or triple DES, by the key's length, in CBC mode and without looking at the padding. Null: a wrong length. */
export function openCbc(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  const name = CBC_NAMES.get(key.length);
  if (name === undefined || sealed.length === 0 || sealed.length % iv.length !== 0) return null;
  if (iv.length !== (name === 'des-ede3-cbc' ? DES_BLOCK : AES_BLOCK)) return null;
  return createDecipheriv(name, key, iv).setAutoPadding(false).update(sealed);
}

type AeadName = 'aes-128-gcm' | 'aes-256-gcm' | 'aes-128-ccm' | 'aes-256-ccm' | 'chacha20-poly1305';

function nameOf(aead: Aead, keyOctets: number): AeadName | null {
  if (aead === 'chacha20-poly1305') return keyOctets === CHACHA_KEY ? aead : null;
  if (!AES_KEYS.includes(keyOctets)) return null;
  if (aead === 'aes-gcm') return keyOctets === CHACHA_KEY ? 'aes-256-gcm' : 'aes-128-gcm';
  return keyOctets === CHACHA_KEY ? 'aes-256-ccm' : 'aes-128-ccm';
}

/** Node's types know each name alone. */
function decipherOf(name: AeadName, key: Uint8Array, nonce: Uint8Array, tag: number) {
  const size = { authTagLength: tag };
  if (name === 'chacha20-poly1305') return createDecipheriv(name, key, nonce, size);
  if (name === 'aes-128-ccm' || name === 'aes-256-ccm') return createDecipheriv(name, key, nonce, size);
  return createDecipheriv(name, key, nonce, size);
}
