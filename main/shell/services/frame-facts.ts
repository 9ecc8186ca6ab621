import { ip4Text, ipText } from '../../analysis/bytes/address.ts';
import { PacketDecoder } from '../../analysis/packets/decode.ts';
import type { Segment } from '../../analysis/packets/segment.ts';
import type { Packet } from '../../formats/packet.ts';

/** What the pages must know of a frame before they draw it. */
export interface FrameFacts {
  /** Offset of the transport's payload from the frame's first captured octet; null where there is none to be found in this
   *  frame alone (a fragment, a cut header, no IP). */
  readonly payloadAt: number | null;
  /** The addresses of both ends, as octets and as text: they are hidden in the header, and protocols say them again in
   *  the payload (DHCP, SIP, STUN). */
  readonly addresses: readonly Uint8Array[];
}

const ETHERNET = 1; // LINKTYPE_ETHERNET
const MAC = 6;

export function frameFacts(packet: Packet): FrameFacts {
  let payloadAt: number | null = null;
  const addresses = packet.linkType === ETHERNET ? macs(packet) : [];
  const decoder = new PacketDecoder({
    segment(segment) {
      if (segment.whole && segment.joined === null) payloadAt ??= segment.at - segment.frameStart;
      addresses.push(...ipForms(segment));
    },
    undecoded: () => undefined,
  });
  decoder.packet(packet);
  return { payloadAt, addresses: addresses.filter(tells) };
}

function macs({ bytes, at, length }: Packet): Uint8Array[] {
  if (length < 2 * MAC) return [];
  return [bytes.slice(at, at + MAC), bytes.slice(at + MAC, at + 2 * MAC)];
}

function ipForms({ version, s0, s1, s2, s3, d0, d1, d2, d3 }: Segment): Uint8Array[] {
  return [
    [s0, s1, s2, s3],
    [d0, d1, d2, d3],
  ].flatMap(([w0 = 0, w1 = 0, w2 = 0, w3 = 0]) => [
    octetsOf(version === 4 ? [w3] : [w0, w1, w2, w3]),
    Buffer.from(version === 4 ? ip4Text(w3) : ipText(6, w0, w1, w2, w3), 'latin1'),
  ]);
}

function octetsOf(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, i) => view.setInt32(i * 4, word));
  return new Uint8Array(view.buffer);
}

/** All zeros or all ones are nobody's address: padding looks like that, too. */
function tells(octets: Uint8Array): boolean {
  return octets.some((octet) => octet !== 0x00) && octets.some((octet) => octet !== 0xff);
}
