import { i32be } from '../bytes/plain.ts';
import { readEthernet } from './ether-type.ts';
import type { LinkView } from './link-view.ts';
import type { UndecodedReason } from './segment.ts';
import { readWlan, readWlanSwapped } from './wlan.ts';

/** RFC 5415 section 4.3, first word: preamble (0: not encrypted), header length in words, radio, binding, flags. */
const BINDING_WLAN = 1;
const NATIVE = 0x00000100;
const FRAGMENT = 0x00000080;
const KEEP_ALIVE = 0x00000008;
const LEAST_HEADER = 8;

/** A client's frame between an access point and its controller: 802.11, or 802.3 where the access point translated it.
 *  True: `view` says where its IP packet begins. */
export function readCapwap(bytes: Uint8Array, at: number, end: number, view: LinkView): boolean {
  const first = i32be(bytes, at);
  const header = ((first >>> 19) & 31) * 4;
  if (first >>> 24 !== 0 || header < LEAST_HEADER || end - at <= header) return false;
  if ((first & (FRAGMENT | KEEP_ALIVE)) !== 0) return false;
  return inside(first, bytes, at + header, end, view) === null;
}

function inside(first: number, bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if ((first & NATIVE) === 0) return readEthernet(bytes, at, end, view);
  if (((first >>> 9) & 31) !== BINDING_WLAN) return 'link-type';
  const reason = readWlan(bytes, at, end, view, false);
  // Cisco's access points send the octets of both control fields in the other order.
  return reason === null ? null : readWlanSwapped(bytes, at, end, view);
}
