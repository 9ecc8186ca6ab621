import { Cursor } from '../../bytes/cursor.ts';

/** RFC 6455 section 5.2: two octets, a length of up to 8 more, a key of 4. */
export const LONGEST_HEADER = 14;
/** Section 5.5: a control frame's payload. */
const MOST_CONTROL = 125;

/** Section 11.8. */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const KNOWN: ReadonlySet<number> = new Set(Object.values(OPCODE));

export interface WebSocketFrame {
  readonly isLast: boolean;
  /** RSV1, which permessage-deflate uses (RFC 7692 section 6). */
  readonly isPacked: boolean;
  readonly opcode: number;
  readonly isMasked: boolean;
  /** Octets of the header, key included. */
  readonly header: number;
  readonly length: number;
}

/** The frame at `at`. A number: so many octets must be there to tell. Null: no frame begins here. */
export function webSocketFrame(bytes: Uint8Array, at: number, end: number): WebSocketFrame | number | null {
  const c = new Cursor(bytes, at, end);
  const first = c.u8();
  const second = c.u8();
  if (!c.ok) return 2;
  const opcode = first & 0x0f;
  const isLast = first >= 0x80;
  if ((first & 0x30) !== 0 || !KNOWN.has(opcode)) return null;
  const short = second & 0x7f;
  const isControl = opcode >= OPCODE.close;
  if (isControl && (!isLast || short > MOST_CONTROL)) return null;
  const isMasked = second >= 0x80;
  const header = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + (isMasked ? 4 : 0);
  if (end - at < header) return header;
  const length = short === 126 ? c.u16() : short === 127 ? c.u32() * 2 ** 32 + c.u32() : short;
  if (!Number.isSafeInteger(length)) return null;
  return { isLast, isPacked: (first & 0x40) !== 0, opcode, isMasked, header, length };
}

/** A stretch of payload and the key it is masked with: index of its first octet, and of the key's, in their arrays. */
export interface MaskedPart {
  readonly at: number;
  readonly length: number;
  readonly key: readonly number[] | null;
}

/** The key in front of a frame's payload; null where it has none. */
export function keyOf(frame: WebSocketFrame, bytes: Uint8Array, payload: number): readonly number[] | null {
  return frame.isMasked ? [...bytes.subarray(payload - 4, payload)] : null;
}

/** Undoes the masks, section 5.3: each part's key begins anew with it. Parts lie one behind the other from `at` on. */
export function unmasked(bytes: Uint8Array, at: number, length: number, parts: readonly MaskedPart[]): Uint8Array {
  const plain = bytes.slice(at, at + length);
  for (const part of parts) {
    const { key } = part;
    if (!key) continue;
    const from = part.at - at;
    for (let i = 0; i < part.length; i++) plain[from + i] = (plain[from + i] ?? 0) ^ (key[i & 3] ?? 0);
  }
  return plain;
}
