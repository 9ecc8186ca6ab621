import type { Cursor, Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { Decoded } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { tellName } from '../../model/tell-name.ts';

/** A computer's, person's or group's name as NetBIOS sends it. */
export interface NetbiosName {
  /** The 32 letters on the wire. */
  readonly span: Span;
  /** What they stand for, without the filling behind it; its octets are in the code page of whoever chose the name. */
  readonly decoded: Decoded;
  /** The sixteenth octet: what kind of name it is (RFC 1001 section 17.2 leaves it to the user; Windows' list is in [MS-NBTE]
   *  and older Microsoft articles). 0x00 and 0x20: a computer or a group. 0x03: who gets messages, a computer or a person. */
  readonly suffix: number;
}

/** Who gets messages: a computer, or the person at it. */
export const MESSENGER = 0x03;
const ENCODED = 32; // letters, RFC 1001 section 14.1: two for each of 16 octets
const LETTER_A = 0x41;
const LETTER_P = 0x50;
const LETTERS = 15;
const SPACE = 0x20;
/** Labels of a scope behind the name: RFC 1002 section 4.1 bounds the whole at 255 octets. */
const MOST_LABELS = 127;

/** Do 32 letters from A to P, behind their length, stand at `at`? */
export function isNetbiosName(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== ENCODED || at + 1 + ENCODED >= bytes.length) return false;
  for (let i = at + 1; i <= at + ENCODED; i++) {
    const letter = bytes[i] ?? 0;
    if (letter < LETTER_A || letter > LETTER_P) return false;
  }
  return true;
}

/** Reads a name (RFC 1002 section 4.1: its length, 32 letters, a scope) and leaves the cursor behind it. Null: there is none. */
export function readNetbiosName(c: Cursor): NetbiosName | null {
  if (!c.ok || !isNetbiosName(c.bytes.subarray(0, c.end), c.at)) return null;
  c.skip(1);
  const name = decodeName(c.bytes, c.at);
  c.skip(ENCODED);
  for (let i = 0; i < MOST_LABELS; i++) {
    const size = c.u8();
    if (!c.ok || size === 0) break;
    c.skip(size >= 0xc0 ? 1 : size);
    if (size >= 0xc0) break;
  }
  return name;
}

function decodeName(bytes: Uint8Array, at: number): NetbiosName {
  const octet = (i: number): number =>
    ((((bytes[at + i * 2] ?? 0) - LETTER_A) << 4) | ((bytes[at + i * 2 + 1] ?? 0) - LETTER_A)) & 0xff;
  const letters = Uint8Array.from({ length: LETTERS }, (_, i) => octet(i));
  const length = filledLength(letters, 0, LETTERS);
  const decoded: Decoded = {
    chain: ['netbios-name'],
    bytes: letters,
    at: 0,
    length,
    locate: (part) => ({ at: at + part.at * 2, length: part.length * 2 }),
  };
  return { span: { at, length: ENCODED }, decoded, suffix: octet(LETTERS) };
}

/** A flow's row names computers and their groups; who gets messages may be a person. */
export function tellNetbiosName(flow: Flow, { decoded, suffix }: NetbiosName): void {
  if (suffix !== MESSENGER) tellName(flow, decodeText(decoded.bytes, decoded.at, decoded.length));
}

/** Octets of a name before its filling: blanks, or all from the first NUL on. */
export function filledLength(bytes: Uint8Array, at: number, most: number): number {
  let length = 0;
  for (let i = 0; i < most && (bytes[at + i] ?? 0) !== 0; i++) if (bytes[at + i] !== SPACE) length = i + 1;
  return length;
}
