import { hpackFits } from './huffman.ts';
import { cat, encode, named, type Part, type Piece, piece } from './piece.ts';
import { number } from './packed.ts';

/** HTTP/2 frames (RFC 9113) with prior knowledge, header blocks as literals (RFC 7541 section 6.2.2), Huffman-coded
 *  where `huffman` says so and the letters allow it. */
export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const DATA = 0;
const HEADERS = 1;
const SETTINGS = 4;
const WINDOW_UPDATE = 8;
const END_STREAM = 1;
const END_HEADERS = 4;

export type Field = readonly [name: string, value: Part];

export function frame(type: number, flags: number, stream: number, content: Part): Piece {
  const inner = piece(content);
  const length = number(inner.bytes.length, 'u32be').bytes.subarray(1);
  return cat(length, Uint8Array.of(type, flags), number(stream, 'u32be'), inner);
}

export function settings(): Piece {
  return frame(SETTINGS, 0, 0, Uint8Array.of(0, 3, 0, 0, 0, 100, 0, 4, 0, 0, 0xff, 0xff));
}

export function settingsAck(): Piece {
  return frame(SETTINGS, 1, 0, '');
}

export function windowUpdate(): Piece {
  return frame(WINDOW_UPDATE, 0, 0, Uint8Array.of(0, 0xef, 0, 1));
}

export function headers(stream: number, fields: readonly Field[], options: { end: boolean; huffman: boolean }): Piece {
  const block = cat(...fields.map(([name, value]) => literal(name, value, options.huffman)));
  return frame(HEADERS, END_HEADERS | (options.end ? END_STREAM : 0), stream, block);
}

export function data(stream: number, content: Part, end = true): Piece {
  return frame(DATA, end ? END_STREAM : 0, stream, content);
}

function literal(name: string, value: Part, huffman: boolean): Piece {
  return cat(Uint8Array.of(0), hpackString(name, huffman), named(name, hpackString(value, huffman)));
}

function hpackString(part: Part, huffman: boolean): Piece {
  const plain = piece(part);
  if (!huffman || !hpackFits(plain.bytes)) return cat(prefixed(0, plain.bytes.length), plain);
  const coded = encode('hpack-huffman', plain);
  return cat(prefixed(0x80, coded.bytes.length), coded);
}

/** An integer with a prefix of seven bits, RFC 7541 section 5.1. */
function prefixed(flag: number, value: number): Piece {
  if (value < 127) return piece(Uint8Array.of(flag | value));
  return cat(Uint8Array.of(flag | 127), number(value - 127, 'varint'));
}
