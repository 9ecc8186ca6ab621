import { number, u8 } from './packed.ts';
import { cat, named, type Part, piece, type Piece } from './piece.ts';

/** LDAP messages (RFC 4511) in the Basic Encoding Rules (X.690 section 8), lengths in the shortest form. */
const SEQUENCE = 0x30;
const SET = 0x31;
const OCTETS = 4;
const INTEGER = 2;
const ENUMERATED = 10;

export function tagged(tag: number, ...parts: readonly Part[]): Piece {
  const inner = cat(...parts);
  return cat(u8(tag), lengthOf(inner.bytes.length), inner);
}

function lengthOf(length: number): Piece {
  if (length < 128) return piece(u8(length));
  return length < 256 ? cat(u8(0x81), u8(length)) : cat(u8(0x82), number(length, 'u16be'));
}

export const octets = (part: Part): Piece => tagged(OCTETS, part);
export const sequence = (...parts: readonly Part[]): Piece => tagged(SEQUENCE, ...parts);
export const integer = (value: number): Piece => tagged(INTEGER, value < 128 ? u8(value) : number(value, 'u16be'));
export const enumerated = (value: number): Piece => tagged(ENUMERATED, u8(value));

export function ldap(id: number, operation: Piece): Piece {
  return sequence(integer(id), operation);
}

/** Section 4.2, simple. */
export function bind(name: Part, password: Part): Piece {
  return tagged(0x60, integer(3), octets(name), tagged(0x80, named(null, password)));
}

/** `tag` tells what it answers: 0x61 a log-in, 0x65 a search. */
export function result(tag: number): Piece {
  return tagged(tag, enumerated(0), octets(''), octets(''));
}

export function search(base: string, filter: Piece, attributes: readonly string[]): Piece {
  const never = tagged(1, u8(0));
  return tagged(
    0x63,
    octets(base),
    enumerated(2),
    enumerated(0),
    integer(100),
    integer(30),
    never,
    filter,
    sequence(...attributes.map(octets)),
  );
}

/** `(name=*part*)`, section 4.5.1.7.2. */
export function contains(name: string, part: Part): Piece {
  return tagged(0xa4, octets(name), sequence(tagged(0x81, named(name, part))));
}

export function equals(name: string, value: Part): Piece {
  return tagged(0xa3, octets(name), octets(named(name, value)));
}

export function anyOf(...filters: readonly Piece[]): Piece {
  return tagged(0xa1, ...filters);
}

export function entry(name: Part, attributes: Readonly<Record<string, Part>>): Piece {
  const pairs = Object.entries(attributes).map(([key, value]) =>
    sequence(octets(key), tagged(SET, octets(named(key, value)))),
  );
  return tagged(0x64, octets(name), sequence(...pairs));
}
