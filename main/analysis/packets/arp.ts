import { i32be, u16be } from '../bytes/plain.ts';

/** RFC 826, for IPv4 on any link: kind of link and of network, length of both kinds of address, operation. */
const HEADER = 8;
const IPV4 = 0x0800;
const REQUEST = 1;

/** One device asks another for its link address. */
export interface ArpQuestion {
  /** IPv4 addresses, a word each. */
  readonly asker: number;
  readonly asked: number;
}

/** The question in `bytes[at..end)`; null: an answer, a probe for an address that is still free (RFC 5227), or no such packet.
 *  Only questions are read: a router may answer for others (RFC 1027). */
export function readArpQuestion(bytes: Uint8Array, at: number, end: number): ArpQuestion | null {
  if (end - at < HEADER || u16be(bytes, at + 2) !== IPV4 || bytes[at + 5] !== 4 || u16be(bytes, at + 6) !== REQUEST)
    return null;
  const link = bytes[at + 4] ?? 0;
  if (end - at < HEADER + 2 * (link + 4)) return null;
  const asker = i32be(bytes, at + HEADER + link);
  const asked = i32be(bytes, at + HEADER + 2 * link + 4);
  return asker === 0 || asked === 0 || asker === asked ? null : { asker, asked };
}
