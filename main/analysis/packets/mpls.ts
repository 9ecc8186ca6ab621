import { readByVersion, readEthernet } from './ether-type.ts';
import { holdsIp } from './holds-ip.ts';
import { type LinkView, goDeeper } from './link-view.ts';
import type { UndecodedReason } from './segment.ts';

/** RFC 3032 section 2.1: one label takes 4 octets. */
const LABEL = 4;
/** Two labels are usual, five are seen with traffic engineering; more is an attack. */
const MAX_LABELS = 16;
/** RFC 4448 section 4.6 and RFC 4385 section 3: four octets that begin with four 0 bits. */
const CONTROL_WORD = 4;

/** Reads on behind a stack of labels. Nothing says what follows it: the first four bits tell IP (RFC 4928), and a
 *  pseudowire's Ethernet frame, with or without its control word, is believed where IP stands in it. */
export function readMpls(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  let next = at;
  for (let labels = 0; ; labels++) {
    if (labels === MAX_LABELS) return 'too-deep';
    if (end - next < LABEL) return 'cut-short';
    next += LABEL;
    if (((bytes[next - 2] ?? 0) & 1) !== 0) break; // bottom of the stack
  }
  if (next >= end) return 'cut-short';
  const nibble = (bytes[next] ?? 0) >> 4;
  // Frames are padded and cut: how much of the wire is left is not known here, and not asked.
  if ((nibble === 4 || nibble === 6) && holdsIp(bytes, next, end, Infinity, nibble)) {
    return readByVersion(bytes, next, end, view);
  }
  if (!goDeeper(view)) return 'too-deep';
  if (nibble === 0 && holdsFrame(bytes, next + CONTROL_WORD, end, view)) return null;
  return holdsFrame(bytes, next, end, view) ? null : 'mpls-payload';
}

function holdsFrame(bytes: Uint8Array, at: number, end: number, view: LinkView): boolean {
  if (readEthernet(bytes, at, end, view) !== null) return false;
  return holdsIp(bytes, view.at, end, Infinity, view.version);
}
