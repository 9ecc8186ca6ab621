import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { aesEncrypt } from './aes.ts';
import { HmacSha256 } from './hmac-sha256.ts';

/** What reading encrypted handshakes needs, as pure functions: the one file of the engine that imports node:crypto, which is
 *  several times as fast as JavaScript over a whole packet (chosen over @noble/ciphers: 49,000 QUIC Initials a second, and
 *  10,800 there). It makes an object for every key, which costs as much as ten blocks: what ends with one or two of these
 *  is JavaScript of our own. Nothing here throws: a key or nonce of a wrong length gives null. Every result is a new
 *  array. */

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

/** One for each use, since it keeps its last key: salts are few, and a secret is expanded to several keys in a row. */
const extracting = new HmacSha256();
const expanding = new HmacSha256();

/** RFC 5869 section 2.2. */
export function hkdfExtract(hash: Hash, salt: Uint8Array, material: Uint8Array): Uint8Array {
  const out = new Uint8Array(HASH_OCTETS[hash]);
  return hash === 'sha256' && extracting.write(salt, material, out) ? out : hmac(hash, salt, material);
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
  const input = firstInput(label, length);
  const out = new Uint8Array(length);
  const isOneBlock = hash === 'sha256' && length <= HASH_OCTETS.sha256;
  if (isOneBlock && expanding.write(secret, input, out)) return out;
  return hkdfExpand(hash, secret, input.subarray(0, -1), length);
}

/** What is coded for a label's first block, by label: the few that the engine's own code has. */
const firstInputs = new Map<string, Uint8Array>();

/** The label's info (RFC 8446 section 7.1) and the counter of the first block. */
function firstInput(label: string, length: number): Uint8Array {
  const known = firstInputs.get(label);
  if (known?.[0] === length >> 8 && known[1] === (length & 0xff)) return known;
  const full = `tls13 ${label}`;
  const input = new Uint8Array(2 + 1 + full.length + 1 + 1);
  input[0] = length >> 8;
  input[1] = length & 0xff;
  input[2] = full.length;
  for (let i = 0; i < full.length; i++) input[3 + i] = full.charCodeAt(i);
  input[input.length - 1] = 1;
  firstInputs.set(label, input);
  return input;
}

/** One block of AES without a mode, of the octets at `at`: the mask of RFC 9001 section 5.4.3. Null: `key` is no AES key, or
 *  no block is there. */
export function aesBlock(key: Uint8Array, bytes: Uint8Array, at = 0): Uint8Array | null {
  if (!AES_KEYS.includes(key.length) || at + AES_BLOCK > bytes.length) return null;
  const out = new Uint8Array(AES_BLOCK);
  aesEncrypt(key, bytes, at, out);
  return out;
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
    // A Buffer's `slice` is no copy, and code that meets both kinds of array is slower for every protocol.
    return new Uint8Array(plain.buffer, plain.byteOffset, plain.length);
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

const FULL_TAG = { authTagLength: TAG };

type AeadName = 'aes-128-gcm' | 'aes-256-gcm' | 'aes-128-ccm' | 'aes-256-ccm' | 'chacha20-poly1305';

function nameOf(aead: Aead, keyOctets: number): AeadName | null {
  if (aead === 'chacha20-poly1305') return keyOctets === CHACHA_KEY ? aead : null;
  if (!AES_KEYS.includes(keyOctets)) return null;
  if (aead === 'aes-gcm') return keyOctets === CHACHA_KEY ? 'aes-256-gcm' : 'aes-128-gcm';
  return keyOctets === CHACHA_KEY ? 'aes-256-ccm' : 'aes-128-ccm';
}

/** Node's types know each name alone. */
function decipherOf(name: AeadName, key: Uint8Array, nonce: Uint8Array, tag: number) {
  const size = tag === TAG ? FULL_TAG : { authTagLength: tag };
  if (name === 'chacha20-poly1305') return createDecipheriv(name, key, nonce, size);
  if (name === 'aes-128-ccm' || name === 'aes-256-ccm') return createDecipheriv(name, key, nonce, size);
  return createDecipheriv(name, key, nonce, size);
}
