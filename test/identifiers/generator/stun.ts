import { createHmac } from 'node:crypto';
import { addressOctets } from './frames.ts';
import { cat, encode, type Part, type Piece, piece } from './piece.ts';
import { number } from './packed.ts';
import zlib from 'node:zlib';

/** STUN and TURN messages: RFC 8489 sections 5 and 14, RFC 8656 section 18. */
export const COOKIE = 0x2112a442;
export const BINDING = 0x0001;
export const BINDING_SUCCESS = 0x0101;
export const ALLOCATE = 0x0003;
export const ALLOCATE_ERROR = 0x0113;
export const ALLOCATE_SUCCESS = 0x0103;
export const USERNAME = 0x0006;
export const REALM = 0x0014;
export const NONCE = 0x0015;
export const ERROR_CODE = 0x0009;
export const SOFTWARE = 0x8022;
export const MAPPED = 0x0020;
export const RELAYED = 0x0016;
export const TRANSPORT = 0x0019;
export const PRIORITY = 0x0024;

export type Attribute = readonly [type: number, value: Part];

/** `key`: for MESSAGE-INTEGRITY; a fingerprint always ends the message. */
export function stun(type: number, transaction: Uint8Array, attributes: readonly Attribute[], key?: string): Piece {
  const head = (length: number): Piece =>
    cat(number(type, 'u16be'), number(length, 'u16be'), number(COOKIE, 'u32be'), transaction);
  let body = cat(...attributes.map(attribute));
  if (key !== undefined) {
    const covered = cat(head(body.bytes.length + 24), body).bytes;
    body = cat(body, attribute([0x0008, createHmac('sha1', key).update(covered).digest()]));
  }
  const covered = cat(head(body.bytes.length + 8), body).bytes;
  body = cat(body, attribute([0x8028, number((zlib.crc32(covered) ^ 0x5354554e) >>> 0, 'u32be')]));
  return cat(head(body.bytes.length), body);
}

function attribute([type, value]: Attribute): Piece {
  const inner = piece(value);
  const length = inner.bytes.length;
  return cat(number(type, 'u16be'), number(length, 'u16be'), inner, new Uint8Array(-length & 3));
}

/** XOR-MAPPED-ADDRESS and the like; `address` may hold a mark and is written dotted. */
export function xorAddress(address: Piece, port: number): Piece {
  const octets =
    address.marks.length > 0
      ? encode('xor:2112a442', encode('ipv4', address))
      : piece(xored(addressOctets(Buffer.from(address.bytes).toString())));
  return cat(Uint8Array.of(0, 1), number(port ^ (COOKIE >>> 16), 'u16be'), octets);
}

function xored(octets: Uint8Array): Uint8Array {
  return octets.map((octet, i) => octet ^ ((COOKIE >>> (24 - 8 * i)) & 255));
}
