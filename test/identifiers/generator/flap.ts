import { counted, number, u8 } from './packed.ts';
import { cat, named, type Part, type Piece } from './piece.ts';

/** OSCAR, as AIM and ICQ spoke it: FLAP frames, SNAC messages, type-length-value lists. Never published whole; told
 *  after the "OSCAR Protocol" pages of AOL's developer site (2008) and the clients that spoke it. */
export interface Flap {
  /** `channel`: 1 log-in, 2 messages, 4 end, 5 keep-alive. */
  readonly frame: (channel: number, ...parts: readonly Part[]) => Piece;
  readonly snac: (family: number, subtype: number, ...parts: readonly Part[]) => Piece;
}

/** Each side of a connection counts its frames. */
export function createFlap(sequence: number): Flap {
  let next = sequence;
  let asked = 0;
  const frame: Flap['frame'] = (channel, ...parts) => {
    next = (next + 1) & 0x7fff;
    return cat(u8(0x2a), u8(channel), number(next, 'u16be'), counted(named(null, cat(...parts)), 'u16be'));
  };
  const snac: Flap['snac'] = (family, subtype, ...parts) => {
    asked += 1;
    const head = cat(number(family, 'u16be'), number(subtype, 'u16be'), number(0, 'u16be'), number(asked, 'u32be'));
    return frame(2, head, ...parts);
  };
  return { frame, snac };
}

export function tlv(type: number, value: Part): Piece {
  return cat(number(type, 'u16be'), counted(value, 'u16be'));
}

/** The text of a message: features, then the words in UTF-16 (big-endian), character set 2. */
export function words(part: Piece): Piece {
  const features = cat(Uint8Array.of(5, 1), counted(u8(1), 'u16be'));
  return tlv(2, cat(features, Uint8Array.of(1, 1), counted(cat(Uint8Array.of(0, 2, 0, 0), part), 'u16be')));
}
