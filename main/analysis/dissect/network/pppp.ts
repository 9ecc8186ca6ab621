import { decodeLatin1 } from '../../bytes/text.ts';
import type { Span } from '../../bytes/cursor.ts';
import { u16be, u32be } from '../../bytes/plain.ts';
import { octetRange } from '../first-octets.ts';
import { perDatagram } from '../per-datagram.ts';
import { tellUnknown } from '../unknown.ts';
import { inStead } from '../in-stead.ts';

const MAGIC = 0xf1;
const HEAD = 4;
/** Prefix, serial number, check letters: 8, 4 and 8 octets, texts filled up with NULs. */
const NAME = 8;
const UID = 20;
/** `MSG_DRW`: an app's own data behind a number. */
const DATA = 0xd0;
const DATA_HEAD = 8;
/** Types of messages, and how many octets stand in front of the camera's number in those that hold one; -1: none does. */
const UIDS: ReadonlyMap<number, number> = new Map([
  ...[0x00, 0x01, 0x02, 0x03, 0x08, 0x09, 0x11, 0x12, 0x13, 0x19, 0x21, 0x30, 0x40, 0x43, 0x61, 0x63].map(withoutUid),
  ...[0x68, 0x69, 0x70, 0x71, 0x72, 0x73, 0x75, 0x78, 0x81, 0x82, 0x90, 0xa1, 0xd0, 0xd1, 0xd8, 0xe0, 0xe1].map(
    withoutUid,
  ),
  withoutUid(0xf0),
  ...[0x10, 0x14, 0x18, 0x20, 0x31, 0x32, 0x41, 0x42, 0x67, 0x74, 0x80, 0x84, 0x87, 0x91].map(atStart),
  [0x83, 4],
  [0x85, 4],
]);

function withoutUid(type: number): [number, number] {
  return [type, -1];
}

function atStart(type: number): [number, number] {
  return [type, 0];
}

interface Message {
  readonly kind: number;
  /** `text`: as the camera's label has it. */
  readonly uid: (Span & { readonly text: string }) | null;
}

/** The peer-to-peer protocol of cheap cameras and baby monitors (CS2 Network, Yunni iLnkP2P; "PPPP"). Undocumented by its
 *  makers; read off many devices: docs/protocols/pppp.md. */
export const pppp = perDatagram<Message>({
  name: 'pppp',
  begins: octetRange(MAGIC, MAGIC),
  recognise: (first) => (isMessage(first) ? 0.9 : 0),
  parse(bytes) {
    if (!isMessage(bytes)) return { message: null, problem: 'not-this-protocol' };
    const kind = bytes[1] ?? 0;
    const before = UIDS.get(kind) ?? -1;
    const uid = before < 0 ? null : uidAt(bytes, HEAD + before);
    // A type that holds a number and shows something else is an app of its own.
    if (before >= 0 && uid === null && bytes.length > HEAD + before)
      return { message: null, problem: 'not-this-protocol' };
    return { message: { kind, uid }, problem: null };
  },
  emit({ kind, uid }, sink, { bytes }) {
    sink.message({ type: 'device-report', kind: `0x${kind.toString(16)}` });
    if (uid) sink.field('uid', null, uid, { decoded: inStead('camera-number', uid.text, uid) });
    if (kind === DATA && bytes.length > DATA_HEAD) tellUnknown(sink, bytes, DATA_HEAD, bytes.length);
  },
  count({ kind }, sink, octets) {
    sink.count('readable', kind === DATA ? Math.min(octets, DATA_HEAD) : octets);
  },
});

/** A known type, and the length that the header says. */
function isMessage(bytes: Uint8Array): boolean {
  if (bytes.length < HEAD || bytes[0] !== MAGIC || !UIDS.has(bytes[1] ?? 0)) return false;
  return u16be(bytes, 2) === bytes.length - HEAD;
}

function uidAt(bytes: Uint8Array, at: number): Message['uid'] {
  if (at + UID > bytes.length) return null;
  const prefix = lettersAt(bytes, at);
  const check = lettersAt(bytes, at + NAME + 4);
  const serial = u32be(bytes, at + NAME);
  if (prefix === null || check === null || prefix.length < 3 || check.length < 3) return null;
  return { at, length: UID, text: `${prefix}-${String(serial).padStart(6, '0')}-${check}` };
}

/** Capital letters, then NULs to the eighth octet. */
function lettersAt(bytes: Uint8Array, at: number): string | null {
  let length = 0;
  while (length < NAME && (bytes[at + length] ?? 0) >= 0x41 && (bytes[at + length] ?? 0) <= 0x5a) length++;
  for (let i = length; i < NAME; i++) if (bytes[at + i] !== 0) return null;
  return decodeLatin1(bytes, at, at + length);
}
