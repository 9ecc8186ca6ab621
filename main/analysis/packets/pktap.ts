import { i32le, u16le } from '../bytes/plain.ts';
import { decodeText } from '../bytes/text.ts';

/** Apple's header before each packet: which link follows, and whose packet it is. Layout: bsd/net/pktap.h of xnu (its
 *  version 2 since macOS 11, told by a flag that stands at the same place in both). Numbers are little-endian: every
 *  machine that writes it is. */
const FLAGS_AT = 36;
const FLAG_VERSION_2 = 0x00080000;
/** Version 1 ends with the name of the process on whose behalf the packet goes; later members are not needed. */
const LEAST_1 = 108;
const LEAST_2 = 40;
/** MAXCOMLEN and the 0 behind it. */
const NAME = 17;

/** What the header says of the frame behind it. Reused. */
export class PktapView {
  /** A LINKTYPE_ or DLT_ number. */
  linkType = 0;
  at = 0;
  /** Octets of link header before the network layer, for links that are not known by their number. */
  linkLength = 0;
  process: string | null = null;
  /** The last name's octets: the same few stand before thousands of packets. */
  readonly #octets = new Uint8Array(NAME);
  #length = 0;
  #name = '';

  /** A name up to its 0; null where there is none. */
  nameAt(bytes: Uint8Array, at: number, end: number): string | null {
    let length = 0;
    let same = true;
    while (length < NAME && at + length < end && bytes[at + length] !== 0) {
      same &&= bytes[at + length] === this.#octets[length];
      length++;
    }
    if (length === 0) return null;
    if (!same || length !== this.#length) {
      this.#octets.set(bytes.subarray(at, at + length));
      this.#length = length;
      this.#name = decodeText(bytes, at, length);
    }
    return this.#name;
  }
}

/** Null, or why the header cannot be read. */
export function readPktap(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: PktapView,
): 'cut-short' | 'link-type' | null {
  if (end - at < LEAST_2) return 'cut-short';
  const second = (i32le(bytes, at + FLAGS_AT) & FLAG_VERSION_2) !== 0;
  const length = second ? (bytes[at] ?? 0) : i32le(bytes, at);
  if (length < (second ? LEAST_2 : LEAST_1)) return 'link-type';
  if (length > end - at) return 'cut-short';
  view.at = at + length;
  view.linkType = second ? u16le(bytes, at + 6) : i32le(bytes, at + 8);
  view.linkLength = second ? u16le(bytes, at + 8) : i32le(bytes, at + 44);
  view.process = second ? owner2(bytes, at, at + length, view) : owner1(bytes, at, view);
  return null;
}

/** The process on whose behalf another one (a system service) sent it is the owner that matters. */
function owner1(bytes: Uint8Array, at: number, view: PktapView): string | null {
  return view.nameAt(bytes, at + 88, at + 88 + NAME) ?? view.nameAt(bytes, at + 56, at + 56 + NAME);
}

/** Version 2 says where the names stand; 0: there is none. */
function owner2(bytes: Uint8Array, at: number, end: number, view: PktapView): string | null {
  const own = bytes[at + 4] ?? 0;
  const effective = bytes[at + 5] ?? 0;
  const name = effective === 0 ? null : view.nameAt(bytes, at + effective, end);
  return name ?? (own === 0 ? null : view.nameAt(bytes, at + own, end));
}
