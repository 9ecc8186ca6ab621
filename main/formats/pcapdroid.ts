import { i32be, u16be, u32be } from '../analysis/bytes/plain.ts';
import type { Packet } from './packet.ts';
import { nameIn } from './process-names.ts';

/** PCAPdroid (github.com/emanuele-f/PCAPdroid) records on a phone without root: it poses as a VPN, ends each connection
 *  itself and opens one of its own to the server. Headers in its files are its own; payloads are true copies. */

/** LINKTYPE_ values. */
const ETHERNET = 1;
const RAW = 101;

/** The trailer, from its end: magic, user number, name, check sum; big-endian (jni/core/pcap_dump.c). */
const TRAILER = 32;
const MAGIC = 0x01072021;
const UID_AT = 4;
const NAME_AT = 8;
const NAME_OCTETS = 20;
/** Whose packet it is was not known. */
const NO_UID = 0xffffffff;

/** Before the packet stands an Ethernet header whose two addresses are zero. */
const ETHERNET_HEADER = 14;
const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const IPV6_HEADER = 40;

/** The phone's addresses inside the VPN: 10.215.173.1 and fd00:2:fd00:1:fd00:1:fd00:1 (CaptureService.java). */
const VPN4 = 0x0ad7ad01;
const VPN6: readonly number[] = [0xfd000002, 0xfd000001, 0xfd000001, 0xfd000001];

/** Knows PCAPdroid's packets. One per file: neighbouring packets mostly share a name, and a string for each costs. */
export class PcapdroidSigns {
  #name: string | null = null;
  #nameOctets = new Uint8Array(NAME_OCTETS);

  /** Sets `process` and `inventedHeaders` of a packet with signs of PCAPdroid; leaves others as they are. */
  note(packet: Packet): void {
    if (packet.linkType === ETHERNET) {
      if (hasTrailer(packet)) this.#takeTrailer(packet);
    } else if (packet.linkType === RAW && isOfVpn(packet)) packet.inventedHeaders = true;
  }

  #takeTrailer(packet: Packet): void {
    const { bytes } = packet;
    const at = packet.at + packet.length - TRAILER;
    packet.inventedHeaders = true;
    if (u32be(bytes, at + UID_AT) !== NO_UID) packet.process ??= this.#nameAt(bytes, at + NAME_AT);
  }

  #nameAt(bytes: Uint8Array, at: number): string | null {
    const known = this.#nameOctets;
    let i = 0;
    while (i < NAME_OCTETS && known[i] === bytes[at + i]) i++;
    if (i < NAME_OCTETS) {
      known.set(bytes.subarray(at, at + NAME_OCTETS));
      this.#name = nameIn(bytes, at, NAME_OCTETS);
    }
    return this.#name;
  }
}

/** The magic alone could be what an app sent last. The trailer lies behind the datagram's end, which only a snap length
 *  may have cut off, and under an Ethernet header that no network has. */
function hasTrailer({ bytes, at, length, wireLength }: Packet): boolean {
  // The addresses first: nearly every packet is told by four octets, which are read anyway.
  if (i32be(bytes, at) !== 0 || length < ETHERNET_HEADER + TRAILER) return false;
  if ((i32be(bytes, at + 4) | i32be(bytes, at + 8)) !== 0 || i32be(bytes, at + length - TRAILER) !== MAGIC)
    return false;
  return wireLength > length || datagramEnd(bytes, at) <= at + length - TRAILER;
}

function datagramEnd(bytes: Uint8Array, at: number): number {
  const type = u16be(bytes, at + ETHERNET_HEADER - 2);
  const ip = at + ETHERNET_HEADER;
  if (type === IPV4) return ip + u16be(bytes, ip + 2);
  if (type === IPV6) return ip + IPV6_HEADER + u16be(bytes, ip + 4);
  return Infinity;
}

function isOfVpn({ bytes, at, length }: Packet): boolean {
  const version = length < 20 ? 0 : (bytes[at] ?? 0) >> 4;
  if (version === 4) return u32be(bytes, at + 12) === VPN4 || u32be(bytes, at + 16) === VPN4;
  return version === 6 && length >= IPV6_HEADER && (isVpn6(bytes, at + 8) || isVpn6(bytes, at + 24));
}

function isVpn6(bytes: Uint8Array, at: number): boolean {
  return VPN6.every((word, i) => u32be(bytes, at + 4 * i) === word);
}
