import { NEVER } from '../bytes/signs.ts';
import { Cursor } from '../bytes/cursor.ts';
import { isGzip } from './gzip.ts';
import { same } from './pairs.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Messages of one body; a chat's stream for an hour has fewer. */
const MOST_MESSAGES = 10_000;
/** Flags: packed, as the stream's `grpc-encoding` says; and, in gRPC-Web and Connect, the last frame. */
const PACKED = 0x01;
const LAST = new Set([0x80, 0x02]);

/** gRPC's frames (grpc/doc/PROTOCOL-HTTP2.md, PROTOCOL-WEB.md), only where declared: a flag, a length of 4 octets, then a
 *  message. What it holds is declared after this one (`grpc`, `protobuf`). A packed one is told by its own marks: gzip is
 *  what every implementation has. */
export const grpc: Unwrapper = {
  name: 'grpc',
  needs: NEVER,
  recognise: () => 0,
  open(field, emit) {
    const c = new Cursor(field.bytes, field.at, field.at + field.length);
    let emitted = 0;
    for (let messages = 0; c.left > 0 && messages < MOST_MESSAGES; messages++) {
      const flags = c.u8();
      const length = c.u32();
      if (!c.ok || (flags & ~(PACKED | 0x82)) !== 0) break;
      const { at, length: size } = c.span(Math.min(length, c.left));
      if (size === 0) continue;
      const inside = (flags & PACKED) !== 0 ? packing(field.bytes, at, size) : [];
      const path = LAST.has(flags & ~PACKED) ? 'grpc.trailers' : 'grpc';
      emit({ path, key: null, bytes: field.bytes, at, length: size, locate: same, encodings: inside });
      emitted++;
    }
    return emitted > 0;
  },
};

function packing(bytes: Uint8Array, at: number, length: number): readonly string[] {
  if (isGzip({ bytes, at, length })) return ['gzip'];
  return bytes[at] === 0x28 && bytes[at + 1] === 0xb5 ? ['zstd'] : ['deflate'];
}
