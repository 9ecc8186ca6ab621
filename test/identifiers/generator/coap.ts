import { counted, number, u8 } from './packed.ts';
import { cat, named, type Part, type Piece, piece } from './piece.ts';

/** CoAP messages, RFC 7252 section 3; Observe is RFC 7641. */
export const OBSERVE = 6;
export const URI_PATH = 11;
export const CONTENT_FORMAT = 12;
export const MAX_AGE = 14;
export const URI_QUERY = 15;
export const ETAG = 4;
export const CONFIRMABLE = 0;
export const ACKNOWLEDGEMENT = 2;
export const POST = 0x02;
export const GET = 0x01;
export const CREATED = 0x41;
export const CHANGED = 0x44;
export const CONTENT = 0x45;
export const JSON_FORMAT = 50;
export const CBOR_FORMAT = 60;
export const LINK_FORMAT = 40;

interface Message {
  readonly type: number;
  readonly code: number;
  readonly id: number;
  readonly token: Uint8Array;
  /** In order of their numbers. */
  readonly options: readonly (readonly [option: number, value: Part])[];
  readonly payload?: Part;
}

export function coap({ type, code, id, token, options, payload }: Message): Piece {
  let before = 0;
  const written = options.map(([option, value]) => {
    const inner = named(null, value);
    const [delta, length] = [extended(option - before), extended(inner.bytes.length)];
    before = option;
    return cat(u8((delta.nibble << 4) | length.nibble), delta.more, length.more, inner);
  });
  const head = cat(u8(0x40 | (type << 4) | token.length), u8(code), number(id, 'u16be'), token);
  return cat(head, ...written, ...(payload === undefined ? [] : [u8(0xff), payload]));
}

/** Section 3.1: 13 and 14 say that one octet or two follow. */
function extended(value: number): { nibble: number; more: Part } {
  if (value < 13) return { nibble: value, more: '' };
  return value < 269 ? { nibble: 13, more: u8(value - 13) } : { nibble: 14, more: number(value - 269, 'u16be') };
}

/** `name=value` as one Uri-Query option. */
export function queryOption(name: string, value: Part): readonly [number, Piece] {
  return [URI_QUERY, cat(`${name}=`, named(name, value))];
}

export function paths(...segments: readonly Part[]): (readonly [number, Piece])[] {
  return segments.map((segment) => [URI_PATH, piece(segment)]);
}

export function format(value: number): readonly [number, Piece] {
  return [CONTENT_FORMAT, piece(u8(value))];
}

/** A string after its length, as SOCKS and FLAP write names. */
export const short = (part: Part): Piece => counted(part, 'u8');
