import { cat, encode, named, piece, type Part, type Piece } from './piece.ts';

/** Binary bodies: Protocol Buffers, MessagePack, Thrift, and length-prefixed strings. */
export function number(value: number | bigint, name: string): Piece {
  return piece(encode(name, String(value)).bytes);
}

export function u8(value: number): Uint8Array {
  return Uint8Array.of(value & 255);
}

/** A string or body after its length. */
export function counted(part: Part, lengthAs: 'u8' | 'u16be' | 'u16le' | 'u32be' | 'u32le' | 'varint'): Piece {
  const inner = piece(part);
  const length = inner.bytes.length;
  if (lengthAs === 'u8') return cat(u8(length), inner);
  if (lengthAs === 'u16le') return cat(Uint8Array.of(length & 255, length >> 8), inner);
  return cat(number(length, lengthAs), inner);
}

export type ProtoField =
  | readonly [field: number, value: Piece | string | Uint8Array]
  | readonly [field: number, value: number | bigint]
  | readonly [field: number, kind: 'varint' | 'fixed32' | 'fixed64', value: Piece]
  | readonly [field: number, kind: 'message', fields: readonly ProtoField[]];

const WIRE = { varint: 0, fixed64: 1, message: 2, fixed32: 5 } as const;

/** https://protobuf.dev/programming-guides/encoding/ */
export function proto(fields: readonly ProtoField[]): Piece {
  return cat(...fields.map(protoField));
}

function protoField(field: ProtoField): Piece {
  const [id] = field;
  const tag = (wire: number): Piece => number((id << 3) | wire, 'varint');
  if (field.length === 3) {
    if (field[1] === 'message') return cat(tag(2), counted(proto(field[2]), 'varint'));
    return cat(tag(WIRE[field[1]]), named(null, field[2]));
  }
  const value = field[1];
  if (typeof value === 'number' || typeof value === 'bigint') return cat(tag(0), number(value, 'varint'));
  return cat(tag(2), named(null, counted(value, 'varint')));
}

export type Packed = string | number | boolean | null | Piece | readonly Packed[] | { readonly [key: string]: Packed };

/** https://github.com/msgpack/msgpack/blob/master/spec.md. A piece is a string, or with `bare` goes in as it is. */
export function msgpack(value: Packed): Piece {
  if (value === null) return piece(u8(0xc0));
  if (typeof value === 'boolean') return piece(u8(value ? 0xc3 : 0xc2));
  if (typeof value === 'number') return msgpackNumber(value);
  if (typeof value === 'string') return msgpackString(piece(value));
  if (isList(value)) return cat(msgpackHead(0x90, 0xdc, value.length), ...value.map(msgpack));
  if (isPiece(value)) return value.bare === true ? value : msgpackString(value);
  const entries = Object.entries(value);
  const inner = entries.map(([key, one]) => cat(msgpackString(piece(key)), named(key, msgpack(one))));
  return cat(msgpackHead(0x80, 0xde, entries.length), ...inner);
}

function isList(value: Packed): value is readonly Packed[] {
  return Array.isArray(value);
}

function isPiece(value: object): value is Piece {
  return 'bytes' in value && 'marks' in value;
}

function msgpackHead(small: number, big: number, length: number): Piece {
  return length < 16 ? piece(u8(small | length)) : cat(u8(big), number(length, 'u16be'));
}

function msgpackString(value: Piece): Piece {
  const length = value.bytes.length;
  if (length < 32) return cat(u8(0xa0 | length), value);
  return length < 256 ? cat(u8(0xd9), u8(length), value) : cat(u8(0xda), number(length, 'u16be'), value);
}

function msgpackNumber(value: number): Piece {
  if (value < 128) return piece(u8(value));
  return value < 2 ** 32 ? cat(u8(0xce), number(value, 'u32be')) : cat(u8(0xcf), number(value, 'u64be'));
}

export type ThriftField = readonly [id: number, value: Piece | string | bigint | readonly ThriftField[]];

/** A struct in Thrift's binary protocol (Apache Thrift, "Thrift Binary protocol encoding"): strings (11), i64 (10),
 *  structs (12). */
export function thriftStruct(fields: readonly ThriftField[]): Piece {
  const written = fields.map(([id, value]) => {
    const head = (type: number): Piece => cat(u8(type), number(id, 'u16be'));
    if (typeof value === 'bigint') return cat(head(10), number(value, 'u64be'));
    if (typeof value === 'string') return cat(head(11), counted(value, 'u32be'));
    if (isPiece(value)) return cat(head(11), named(null, counted(value, 'u32be')));
    return cat(head(12), thriftStruct(value));
  });
  return cat(...written, u8(0));
}

/** A call or answer in the strict form of the same. */
export function thriftMessage(kind: 1 | 2, method: string, sequence: number, fields: readonly ThriftField[]): Piece {
  return cat(
    Uint8Array.of(0x80, 1, 0, kind),
    counted(method, 'u32be'),
    number(sequence, 'u32be'),
    thriftStruct(fields),
  );
}
