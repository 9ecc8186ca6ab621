import { CONTROL, HIGH } from '../bytes/signs.ts';
import { lookAtItems, openItems, type Item } from './item-tree.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Fewer octets say too little. */
const FEWEST = 8;
/** A list without names is taken for one only with a text of so many octets in it. */
const ENOUGH = 8;

/** MessagePack (github.com/msgpack/msgpack, spec.md), declared, or where all octets are one map with readable names or one
 *  list with a text in it: of 20 million random stretches of 8 to 256 octets two were taken for it. */
export const messagepack: Unwrapper = {
  name: 'messagepack',
  needs: { least: FEWEST, some: CONTROL | HIGH },
  recognise({ bytes, at, length, path }) {
    const first = bytes[at] ?? 0;
    const isMap = (first & 0xf0) === 0x80 || first === 0xde || first === 0xdf;
    const isArray = (first & 0xf0) === 0x90 || first === 0xdc || first === 0xdd;
    if ((!isMap && !isArray) || length < FEWEST || path === 'unknown.bytes') return 0;
    const signs = lookAtItems(messagePackItem, bytes, at, at + length);
    return signs && (signs.isNamed || signs.longest >= ENOUGH) ? 0.7 : 0;
  },
  open: (field, emit, limits) => openItems('messagepack', messagePackItem, field, emit, limits),
};

/** Octets of length or value behind 0xc4 to 0xdf, by the specification's table of formats. */
const SIZES = [1, 2, 4, 1, 2, 4, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 16, 1, 2, 4, 2, 4, 2, 4] as const;

function messagePackItem(bytes: Uint8Array, at: number, end: number): Item | null {
  if (at >= end) return null;
  const first = bytes[at] ?? 0;
  const next = at + 1;
  if (first <= 0x7f) return { kind: 'number', text: String(first), next };
  if (first >= 0xe0) return { kind: 'number', text: String(first - 256), next };
  if (first <= 0x8f) return { kind: 'map', count: first & 15, next };
  if (first <= 0x9f) return { kind: 'array', count: first & 15, next };
  if (first <= 0xbf) return stretch('text', next, first & 31, end);
  if (first === 0xc1) return null; // never used
  if (first <= 0xc3) return { kind: 'nothing', next };
  const size = SIZES[first - 0xc4] ?? 0;
  if (first >= 0xd4 && first <= 0xd8) return stretch('bytes', next + 1, size, end); // a type, then the octets
  const body = next + size;
  if (body > end) return null;
  if (first >= 0xca && first <= 0xd3) return { kind: 'number', text: numberText(bytes, next, size, first), next: body };
  const count = unsigned(bytes, next, size);
  if (first <= 0xc6) return stretch('bytes', body, count, end);
  if (first <= 0xc9) return stretch('bytes', body + 1, count, end);
  if (first <= 0xdb) return stretch('text', body, count, end);
  return count > end - body ? null : { kind: first <= 0xdd ? 'array' : 'map', count, next: body };
}

function stretch(kind: 'text' | 'bytes', at: number, length: number, end: number): Item | null {
  return at + length > end ? null : { kind, at, length, next: at + length };
}

function numberText(bytes: Uint8Array, at: number, size: number, format: number): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, size);
  if (format === 0xca) return String(view.getFloat32(0));
  if (format === 0xcb) return String(view.getFloat64(0));
  const isSigned = format >= 0xd0;
  if (size === 8) return String(isSigned ? view.getBigInt64(0) : view.getBigUint64(0));
  const value = unsigned(bytes, at, size);
  return String(isSigned && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value);
}

/** Big-endian, at most 4 octets. */
function unsigned(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}
