import { i32be, i32le, u16be, u16le } from '../bytes/plain.ts';
import { readLlc } from './ether-type.ts';
import type { LinkView } from './link-view.ts';
import type { UndecodedReason } from './segment.ts';

/** IEEE 802.11-2020 section 9.2.4.1, frame control: first octet. */
const VERSION_BITS = 0x03;
const TYPE_BITS = 0x0c;
const TYPE_DATA = 0x08;
const SUBTYPE_NULL = 0x40;
const SUBTYPE_QOS = 0x80;
/** Second octet. */
const TO_DS = 0x01;
const FROM_DS = 0x02;
const MORE_FRAGMENTS = 0x04;
const PROTECTED = 0x40;
const ORDER = 0x80;

const HEADER = 24;
const SEQUENCE_CONTROL = 22;
const FOURTH_ADDRESS = 6;
const QOS_CONTROL = 2;
const HT_CONTROL = 4;
/** Section 9.2.4.5.1: the payload is an A-MSDU. */
const A_MSDU = 0x80;
/** Section 9.3.2.2.2: two addresses and a length before each part. */
const SUBFRAME_HEADER = 14;

/** A data frame, behind whatever the capture put before it. `pad`: the header is filled up to a multiple of 4. */
export function readWlan(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
  pad: boolean,
): UndecodedReason | null {
  return readFrame(bytes, at, end, view, pad, 0);
}

/** The same with both octets of frame control and of sequence control in the other order. */
export function readWlanSwapped(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  return readFrame(bytes, at, end, view, false, 1);
}

/** `swap`: 1 where the two octets of a control field stand in the other order, else 0. */
function readFrame(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
  pad: boolean,
  swap: 0 | 1,
): UndecodedReason | null {
  if (end - at < 2) return 'cut-short';
  const first = bytes[at + swap] ?? 0;
  const flags = bytes[at + 1 - swap] ?? 0;
  if ((first & VERSION_BITS) !== 0) return 'wlan-control';
  if ((first & TYPE_BITS) !== TYPE_DATA || (first & SUBTYPE_NULL) !== 0) return 'wlan-control';
  if ((flags & PROTECTED) !== 0) return 'wlan-protected';
  const qos = (first & SUBTYPE_QOS) !== 0;
  let header = HEADER;
  if ((flags & (TO_DS | FROM_DS)) === (TO_DS | FROM_DS)) header += FOURTH_ADDRESS;
  const qosAt = at + header;
  if (qos) header += (flags & ORDER) !== 0 ? QOS_CONTROL + HT_CONTROL : QOS_CONTROL;
  if (pad) header = (header + 3) & ~3;
  if (end - at < header) return 'cut-short';
  // A fragment's rest is encrypted anywhere but in an open network; they are not joined.
  if ((flags & MORE_FRAGMENTS) !== 0 || ((bytes[at + SEQUENCE_CONTROL + swap] ?? 0) & 15) !== 0) return 'wlan-fragment';
  view.toMany = ((bytes[at + ((flags & TO_DS) !== 0 ? 16 : 4)] ?? 0) & 1) !== 0;
  if (qos && ((bytes[qosAt] ?? 0) & A_MSDU) !== 0) return readSubframe(bytes, at + header, end, view);
  return readLlc(bytes, at + header, end, view);
}

/** One part of an A-MSDU; `view.nextAt` says where the next begins. */
export function readSubframe(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  view.nextAt = -1;
  view.depth = 0;
  if (end - at < SUBFRAME_HEADER) return 'cut-short';
  const length = u16be(bytes, at + 12);
  const next = at + ((SUBFRAME_HEADER + length + 3) & ~3);
  // Behind the last part only a checksum may follow.
  if (end - next >= SUBFRAME_HEADER) view.nextAt = next;
  view.toMany = ((bytes[at] ?? 0) & 1) !== 0;
  return readLlc(bytes, at + SUBFRAME_HEADER, Math.min(end, at + SUBFRAME_HEADER + length), view);
}

/** Radiotap, https://www.radiotap.org/. Presence bits: time (8 octets), flags, then what is not needed here; bit 31 says
 *  that another word of bits follows. */
const RADIOTAP_HEADER = 8;
const HAS_TIME = 0x01;
const HAS_FLAGS = 0x02;
const HAS_MORE_BITS = 1 << 31;
/** Flags: octets between header and payload; the frame was damaged. */
const PADDED = 0x20;
const BAD_CHECKSUM = 0x40;
/** Words of presence bits: one per antenna; radios have up to 8. */
const MAX_PRESENCE = 16;

export function readRadiotap(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < RADIOTAP_HEADER) return 'cut-short';
  const length = u16le(bytes, at + 2);
  if (bytes[at] !== 0 || length < RADIOTAP_HEADER) return 'link-type';
  if (length > end - at) return 'cut-short';
  const present = i32le(bytes, at + 4);
  let flags = 0;
  if ((present & HAS_FLAGS) !== 0) {
    let offset = RADIOTAP_HEADER;
    for (let word = present, words = 1; (word & HAS_MORE_BITS) !== 0 && words < MAX_PRESENCE; words++) {
      word = i32le(bytes, at + offset);
      offset += 4;
    }
    if ((present & HAS_TIME) !== 0) offset = ((offset + 7) & ~7) + 8;
    if (offset < length) flags = bytes[at + offset] ?? 0;
  }
  if ((flags & BAD_CHECKSUM) !== 0) return 'wlan-damaged';
  return readWlan(bytes, at + length, end, view, (flags & PADDED) !== 0);
}

/** The headers that older drivers put first: AVS (a magic number, then its length) and Prism (a message code, then its
 *  length, in the order of the machine that wrote it). Without either, the frame stands bare. */
const AVS_MAGIC = 0x80211001 | 0;
const PRISM = 0x44;
const PRISM_OTHER = 0x41;

export function readPrismOrAvs(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 8) return 'cut-short';
  const big = i32be(bytes, at);
  const little = i32le(bytes, at);
  const isBig = big === AVS_MAGIC || big === PRISM || big === PRISM_OTHER;
  if (!isBig && little !== PRISM && little !== PRISM_OTHER) return readWlan(bytes, at, end, view, false);
  const length = isBig ? i32be(bytes, at + 4) : i32le(bytes, at + 4);
  if (length < 8) return 'link-type';
  return length > end - at ? 'cut-short' : readWlan(bytes, at + length, end, view, false);
}
