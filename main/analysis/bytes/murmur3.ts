/** MurmurHash3 by Austin Appleby (SMHasher, `MurmurHash3.cpp`, put into the public domain). It is no secure hash: apps use it
 *  to shorten and spread identifiers. Both variants are told as numbers, most significant part first, which is how nearly
 *  all libraries print them. */

/** Variant x86_32, as a number below 2^32. */
export function murmur3of32(bytes: Uint8Array, seed = 0): number {
  const blocks = bytes.length >>> 2;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let hash = seed | 0;
  for (let i = 0; i < blocks; i++) {
    hash ^= mix32(view.getInt32(i * 4, true));
    hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= blocks * 4; i--) tail = (tail << 8) | (bytes[i] ?? 0);
  hash ^= mix32(tail); // of nothing it is nothing
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mix32(block: number): number {
  return Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

const C1 = 0x87c37b91114253d5n;
const C2 = 0x4cf5ad432745937fn;

/** Variant x64_128, as its two halves. */
export function murmur3of128(bytes: Uint8Array, seed = 0): readonly [bigint, bigint] {
  let first = BigInt(seed >>> 0);
  let second = first;
  const blocks = bytes.length >>> 4;
  for (let i = 0; i < blocks; i++) {
    first ^= mixFirst(half(bytes, i * 16, 8));
    first = keep((rotate64(first, 27n) + second) * 5n + 0x52dce729n);
    second ^= mixSecond(half(bytes, i * 16 + 8, 8));
    second = keep((rotate64(second, 31n) + first) * 5n + 0x38495ab5n);
  }
  second ^= mixSecond(half(bytes, blocks * 16 + 8, 8));
  first ^= mixFirst(half(bytes, blocks * 16, 8));
  first ^= BigInt(bytes.length);
  second ^= BigInt(bytes.length);
  first = keep(first + second);
  second = keep(second + first);
  first = finish(first);
  second = finish(second);
  first = keep(first + second);
  return [first, keep(second + first)];
}

/** So many octets from `at`, the least significant first; what lies behind the end is zero. */
function half(bytes: Uint8Array, at: number, size: number): bigint {
  let word = 0n;
  for (let i = at + size - 1; i >= at; i--) word = (word << 8n) | BigInt(bytes[i] ?? 0);
  return word;
}

function mixFirst(block: bigint): bigint {
  return keep(rotate64(keep(block * C1), 31n) * C2);
}

function mixSecond(block: bigint): bigint {
  return keep(rotate64(keep(block * C2), 33n) * C1);
}

function finish(word: bigint): bigint {
  let mixed = keep((word ^ (word >> 33n)) * 0xff51afd7ed558ccdn);
  mixed = keep((mixed ^ (mixed >> 33n)) * 0xc4ceb9fe1a85ec53n);
  return mixed ^ (mixed >> 33n);
}

function rotate64(word: bigint, bits: bigint): bigint {
  return keep((word << bits) | (word >> (64n - bits)));
}

function keep(word: bigint): bigint {
  return BigInt.asUintN(64, word);
}
