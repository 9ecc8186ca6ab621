import { u32be } from '../../bytes/plain.ts';
import { aesBlock } from '../../bytes/crypto.ts';
import type { Flow } from '../../model/flow.ts';
import { spells } from '../ascii.ts';
import type { MtprotoTransport } from './mtproto-transport.ts';

/** What a client sends first: 64 octets that look random. They hold the key under which all that follows is hidden, and
 *  (hidden under it as well) the transport's name, so that anyone who saw them can undo it.
 *  https://core.telegram.org/mtproto/mtproto-transports, "Transport obfuscation". Behind a proxy's secret the key is another. */
export const OBFUSCATION_OCTETS = 64;
const KEY_AT = 8;
const COUNTER_AT = 40;
const TAG_AT = 56;
const BLOCK = 16;

const TAGS: Readonly<Record<number, MtprotoTransport | undefined>> = {
  0xefefefef: 'abridged',
  0xeeeeeeee: 'intermediate',
  0xdddddddd: 'padded',
};
/** Words that the 64 octets must not begin with, since other protocols do. */
const OTHERS = ['HEAD', 'POST', 'GET ', 'OPTI', '\x16\x03'];

/** The transport that the hidden tag names; null: not obfuscated this way, or with a proxy's secret. One block of AES, and
 *  three chances in 2^32 for random octets to pass. */
export function obfuscatedTransport(first: Uint8Array): MtprotoTransport | null {
  if (!mayHide(first)) return null;
  const plain = reveal(first, TAG_AT, 4);
  return plain === null ? null : (TAGS[u32be(plain, 0)] ?? null);
}

/** Beginnings of a flow that were found to be something else: a block of AES costs as much as reading ten packets, and a
 *  stream is asked about again with each that comes while nobody knows it. Gone with the flow. */
const refused = new WeakMap<Flow, number[]>();
/** One of either direction; what comes later begins no stream. */
const MOST_REFUSED = 2;

/** Is this how the flow begins? Asks AES about each direction's first octets once. */
export function beginsObfuscated(first: Uint8Array, flow: Flow): boolean {
  if (!mayHide(first)) return false;
  const head = u32be(first, 0);
  const known = refused.get(flow) ?? [];
  if (known.length >= MOST_REFUSED || known.includes(head)) return false;
  if (obfuscatedTransport(first) !== null) return true;
  refused.set(flow, [...known, head]);
  return false;
}

function mayHide(first: Uint8Array): boolean {
  if (first.length < OBFUSCATION_OCTETS || first[0] === 0xef || u32be(first, 4) === 0) return false;
  return !OTHERS.some((word) => spells(first, 0, first.length, word));
}

/** The octets that a client's stream hides from `at` on, `length` of them; `stream` begins with its first octet and has to
 *  hold them all. AES-256 in counter mode. */
export function reveal(stream: Uint8Array, at: number, length: number): Uint8Array | null {
  const key = stream.subarray(KEY_AT, COUNTER_AT);
  const plain = stream.slice(at, at + length);
  const firstBlock = Math.floor(at / BLOCK);
  for (let block = firstBlock; block * BLOCK < at + length; block++) {
    const mask = aesBlock(key, counter(stream, block));
    if (mask === null) return null;
    for (let i = 0; i < BLOCK; i++) {
      const place = block * BLOCK + i - at;
      if (place >= 0 && place < plain.length) plain[place] = (plain[place] ?? 0) ^ (mask[i] ?? 0);
    }
  }
  return plain;
}

/** The first counter stands in the stream, highest octet first. */
function counter(stream: Uint8Array, block: number): Uint8Array {
  const out = stream.slice(COUNTER_AT, COUNTER_AT + BLOCK);
  for (let i = BLOCK - 1, carry = block; i >= 0 && carry > 0; i--) {
    carry += out[i] ?? 0;
    out[i] = carry & 0xff;
    carry >>= 8;
  }
  return out;
}
