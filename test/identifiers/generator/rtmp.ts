import { RTMP_CHUNK } from './codecs-binary.ts';
import { codec } from './codecs.ts';
import { counted, number, u8 } from './packed.ts';
import { cat, encode, type Mark, named, piece, type Piece } from './piece.ts';

/** RTMP 1.0 (Adobe, 2012) section 5, and AMF 0 (Adobe, 2007). */
export type Amf = string | number | boolean | null | Piece | { readonly [key: string]: Amf };

export const COMMAND = 20;
export const DATA = 18;
export const AUDIO = 8;

export function amf(value: Amf): Piece {
  if (value === null) return piece(u8(5));
  if (typeof value === 'boolean') return piece(Uint8Array.of(1, value ? 1 : 0));
  if (typeof value === 'number') return cat(u8(0), encode('f64be', String(value)));
  if (typeof value === 'string') return cat(u8(2), counted(value, 'u16be'));
  if (isPiece(value)) return value.bare === true ? value : cat(u8(2), counted(value, 'u16be'));
  const fields = Object.entries(value).map(([key, one]) => cat(counted(key, 'u16be'), named(key, amf(one))));
  return cat(u8(3), ...fields, Uint8Array.of(0, 0, 9));
}

function isPiece(value: object): value is Piece {
  return 'bytes' in value && 'marks' in value;
}

/** One message on chunk stream 3, in chunks of 128 octets (section 5.3.1). */
export function rtmp(type: number, stream: number, stamp: number, ...values: readonly Piece[]): Piece {
  const body = cat(...values);
  const three = (value: number): Uint8Array => number(value, 'u32be').bytes.subarray(1);
  const head = cat(u8(3), three(stamp), three(body.bytes.length), u8(type), number(stream, 'u32le'));
  return cat(head, inChunks(body));
}

/** A value that a chunk's head stands in gets a step that says where; the others keep their place. */
function inChunks(body: Piece): Piece {
  const bytes = codec(`rtmp-chunks:${RTMP_CHUNK}`).encode(body.bytes);
  const marks = body.marks.map((mark): Mark => {
    const heads = Math.floor(mark.at / RTMP_CHUNK);
    const first = RTMP_CHUNK - (mark.at % RTMP_CHUNK);
    if (first >= mark.length) return { ...mark, at: mark.at + heads };
    const more = Math.ceil((mark.length - first) / RTMP_CHUNK);
    const steps = [{ name: `rtmp-chunks:${first}`, at: 0, length: mark.length }, ...mark.steps];
    return { ...mark, at: mark.at + heads, length: mark.length + more, steps };
  });
  return { bytes, marks };
}
