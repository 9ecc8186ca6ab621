import { BRACKET } from '../bytes/signs.ts';
import { isDigit } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { same } from './pairs.ts';
import type { Emit, Unwrapper } from './unwrapper.ts';

/** Digits of packet types, counts of attachments and acknowledgements; more are no prefix. */
const MOST_DIGITS = 20;
const LONGEST_NAMESPACE = 128;
/** Packets in one body of long polling. */
const MOST_PACKETS = 1_000;

const SEPARATOR = 0x1e; // Engine.IO 4, between packets
const COLON = 0x3a; // Engine.IO 3, behind a packet's length
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const COMMA = 0x2c;
const QUOTE = 0x22;
const BRACE = 0x7b;
const LIST = 0x5b;
/** `a["…"]`: SockJS's frame of messages (sockjs-protocol 0.3.3, "Framing"). */
const SOCKJS = 0x61;

/** Packets of Engine.IO and Socket.IO (socket.io/docs/v4/engine-io-protocol, socket-io-protocol): `42["event",{…}]`,
 *  `42/room,7["event"]`, `451-["file",{"_placeholder":true}]`, `0{"sid":"…"}`; in long polling several, divided by 0x1e or
 *  with their lengths in front (`96:0{…}2:40`). The JSON behind the digits is handed on; it stands on the wire as it is. */
export const socketIo: Unwrapper = {
  name: 'socket-io',
  needs: { least: 3, some: BRACKET },
  recognise: (field) => (mayBegin(field.bytes[field.at] ?? 0) && documentAt(field, field.at) > 0 ? 0.8 : 0),
  open(field, emit) {
    const end = field.at + field.length;
    let emitted = 0;
    let at = field.at;
    for (let packets = 0; at < end && packets < MOST_PACKETS; packets++) {
      const { stop, next } = border(field.bytes, at, end);
      emitted += hand(field, emit, documentAt(field, at), stop);
      at = next;
    }
    return emitted > 0;
  },
};

function mayBegin(octet: number): boolean {
  return isDigit(octet) || octet === SOCKJS;
}

function hand({ bytes, key, role }: Field, emit: Emit, at: number, end: number): number {
  if (at === 0 || at >= end) return 0;
  emit({ path: 'socket-io', key, bytes, at, length: end - at, role, locate: same, encodings: ['json'] });
  return 1;
}

/** Where the JSON of the packet at `at` begins; 0 where there is none: digits, then what may stand between them and a
 *  document that opens as one does. */
function documentAt({ bytes, at: start, length }: Field, at: number): number {
  const end = start + length;
  if (bytes[at] === SOCKJS) return bytes[at + 1] === LIST && bytes[at + 2] === QUOTE && at + 2 < end ? at + 1 : 0;
  let i = digits(bytes, at, end);
  if (bytes[i] === COLON) i = digits(bytes, i + 1, end);
  if (i === at) return 0;
  if (bytes[i] === HYPHEN) i++;
  if (bytes[i] === SLASH) {
    const stop = Math.min(end, i + LONGEST_NAMESPACE);
    while (i < stop && bytes[i] !== COMMA) i++;
    i++;
  }
  i = digits(bytes, i, end);
  if (i + 1 >= end) return 0;
  const second = bytes[i + 1];
  const opens =
    (bytes[i] === LIST && (second === QUOTE || second === BRACE)) || (bytes[i] === BRACE && second === QUOTE);
  return opens ? i : 0;
}

function digits(bytes: Uint8Array, at: number, end: number): number {
  const stop = Math.min(end, at + MOST_DIGITS);
  let i = at;
  while (i < stop && isDigit(bytes[i] ?? 0)) i++;
  return i;
}

/** Where the packet at `at` ends and the next begins. */
function border(bytes: Uint8Array, at: number, end: number): { stop: number; next: number } {
  const behind = digits(bytes, at, end);
  if (behind > at && bytes[behind] === COLON) {
    let size = 0;
    for (let i = at; i < behind; i++) size = Math.min(end, size * 10 + (bytes[i] ?? 0) - 0x30);
    // Version 3 counts characters, not octets: a length is believed only where a packet's end agrees.
    const stop = Math.min(end, behind + 1 + size);
    if (stop === end || isDigit(bytes[stop] ?? 0)) return { stop, next: stop };
    return { stop: end, next: end };
  }
  let stop = at;
  while (stop < end && bytes[stop] !== SEPARATOR) stop++;
  return { stop, next: stop + 1 };
}
