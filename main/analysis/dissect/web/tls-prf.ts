import { hmac, type Hash, type OldHash } from '../../bytes/crypto.ts';

const TLS_1_2 = 0x0303;

/** RFC 5246 section 5, and RFC 2246 section 5 before TLS 1.2: `length` octets made of a secret. `hash`: of TLS 1.2. */
export function tlsPrf(
  version: number,
  hash: Hash,
  secret: Uint8Array,
  label: string,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  const named = new Uint8Array(label.length + seed.length);
  for (let i = 0; i < label.length; i++) named[i] = label.charCodeAt(i);
  named.set(seed, label.length);
  if (version >= TLS_1_2) return expand(hash, secret, named, length);
  const half = Math.ceil(secret.length / 2);
  const first = expand('md5', secret.subarray(0, half), named, length);
  const second = expand('sha1', secret.subarray(secret.length - half), named, length);
  return first.map((octet, i) => octet ^ (second[i] ?? 0));
}

/** P_hash. */
function expand(hash: Hash | OldHash, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let a = hmac(hash, secret, seed);
  for (let at = 0; at < length;) {
    const input = new Uint8Array(a.length + seed.length);
    input.set(a);
    input.set(seed, a.length);
    const block = hmac(hash, secret, input);
    out.set(block.subarray(0, length - at), at);
    at += block.length;
    a = hmac(hash, secret, a);
  }
  return out;
}
