import { number, type Packed, u8 } from './packed.ts';
import { bare, cat, named, type Part, piece, type Piece } from './piece.ts';

/** CBOR, RFC 8949 section 3, with lengths given. A piece is a text string, or with `bare` goes in as it is. */
export function cbor(value: Packed): Piece {
  if (value === null) return piece(u8(0xf6));
  if (typeof value === 'boolean') return piece(u8(value ? 0xf5 : 0xf4));
  if (typeof value === 'number') return head(0, value);
  if (typeof value === 'string') return textString(value);
  if (isList(value)) return cat(head(4, value.length), ...value.map(cbor));
  if (isPiece(value)) return value.bare === true ? value : textString(value);
  const entries = Object.entries(value);
  return cat(head(5, entries.length), ...entries.map(([key, one]) => cat(textString(key), named(key, cbor(one)))));
}

/** A number that is a mark of `f64be`. */
export function float(part: Piece): Piece {
  return bare(cat(u8(0xfb), part));
}

/** An octet string. */
export function byteString(part: Part): Piece {
  const inner = piece(part);
  return bare(cat(head(2, inner.bytes.length), inner));
}

function textString(part: Part): Piece {
  const inner = piece(part);
  return cat(head(3, inner.bytes.length), inner);
}

function head(major: number, value: number): Piece {
  const first = (more: number): Uint8Array => u8((major << 5) | more);
  if (value < 24) return piece(first(value));
  if (value < 256) return cat(first(24), u8(value));
  return value < 65536 ? cat(first(25), number(value, 'u16be')) : cat(first(26), number(value, 'u32be'));
}

function isList(value: Packed): value is readonly Packed[] {
  return Array.isArray(value);
}

function isPiece(value: object): value is Piece {
  return 'bytes' in value && 'marks' in value;
}
