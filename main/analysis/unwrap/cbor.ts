import { NEVER } from '../bytes/signs.ts';
import { Cursor } from '../bytes/cursor.ts';
import { openItems, type Item } from './item-tree.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Tags in front of one item; more say nothing. */
const MOST_TAGS = 8;

/** CBOR (RFC 8949), only where it is declared (`application/cbor`, COSE, WebAuthn): nearly any octets begin an item. */
export const cbor: Unwrapper = {
  name: 'cbor',
  needs: NEVER,
  recognise: () => 0,
  open: (field, emit, limits) => openItems('cbor', cborItem, field, emit, limits),
};

/** Section 3. Text and bytes in chunks (section 3.2.3) come as an array of their chunks. */
function cborItem(bytes: Uint8Array, at: number, end: number): Item | null {
  const c = new Cursor(bytes, at, end);
  for (let tags = 0; tags <= MOST_TAGS; tags++) {
    const first = c.u8();
    if (!c.ok) return null;
    const major = first >> 5;
    const info = first & 31;
    if (info >= 28 && info < 31) return null;
    if (info === 31) return openEnded(major, c.at);
    if (major === 7) return simple(c, info);
    const value = argument(c, info);
    if (!c.ok) return null;
    if (major === 0) return { kind: 'number', text: String(value), next: c.at };
    if (major === 1) return { kind: 'number', text: String(-1n - value), next: c.at };
    if (major === 6) continue;
    // No item is shorter than an octet.
    if (value > BigInt(c.left)) return null;
    const count = Number(value);
    if (major >= 4) return { kind: major === 4 ? 'array' : 'map', count, next: c.at };
    return { kind: major === 2 ? 'bytes' : 'text', at: c.at, length: count, next: c.at + count };
  }
  return null;
}

function openEnded(major: number, next: number): Item | null {
  if (major === 7) return { kind: 'end', next };
  if (major < 2 || major === 6) return null;
  return { kind: major === 5 ? 'map' : 'array', count: -1, next };
}

/** Section 3.3: floating-point numbers; a half one (2 octets) is told as nothing. */
function simple(c: Cursor, info: number): Item | null {
  const size = info < 24 ? 0 : 2 ** (info - 24);
  const { at, length } = c.span(size);
  if (!c.ok) return null;
  if (length < 4) return { kind: 'nothing', next: c.at };
  const view = new DataView(c.bytes.buffer, c.bytes.byteOffset + at, length);
  return { kind: 'number', text: String(length === 4 ? view.getFloat32(0) : view.getFloat64(0)), next: c.at };
}

function argument(c: Cursor, info: number): bigint {
  if (info < 24) return BigInt(info);
  if (info === 24) return BigInt(c.u8());
  if (info === 25) return BigInt(c.u16());
  const high = BigInt(c.u32());
  return info === 26 ? high : (high << 32n) | BigInt(c.u32());
}
