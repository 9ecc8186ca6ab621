import { u16be } from '../analysis/bytes/plain.ts';

/** Finds addresses and ports in a captured packet, by plain index after one length check; for the process table only.
 *  The engine has its own, complete reader. What it cannot place (fragments after the first, tunnels, ARP, ICMP) has no
 *  socket of an app and gets null. */
export interface PacketEnds {
  readonly transport: 'tcp' | 'udp';
  readonly addressLength: 4 | 16;
  /** Offsets into the packet's bytes. */
  readonly sourceAt: number;
  readonly targetAt: number;
  readonly portsAt: number;
}

const MAX_EXTENSIONS = 8; // RFC 8200 section 4.1 lists six kinds; more is not a packet an app sent
const EXTENSIONS: ReadonlySet<number> = new Set([0, 43, 60]); // hop-by-hop, routing, destination options
const FRAGMENT = 44;
const VLAN: ReadonlySet<number> = new Set([0x8100, 0x88a8]);

export function packetEnds(bytes: Uint8Array, linkType: number): PacketEnds | null {
  const at = networkAt(bytes, linkType);
  const version = at === null ? 0 : (bytes[at] ?? 0) >> 4;
  if (at === null) return null;
  if (version === 4) return ipv4Ends(bytes, at);
  return version === 6 ? ipv6Ends(bytes, at) : null;
}

/** Where the IP header begins. Link types: https://www.tcpdump.org/linktypes.html. */
function networkAt(bytes: Uint8Array, linkType: number): number | null {
  switch (linkType) {
    case 1:
      return afterEthernet(bytes);
    case 0:
      return 4;
    case 101:
    case 228:
    case 229:
      return 0;
    case 113:
      return 16;
    case 276:
      return 20;
    default:
      return null;
  }
}

function afterEthernet(bytes: Uint8Array): number | null {
  let at = 12;
  for (let tags = 0; tags < 2 && VLAN.has(u16be(bytes, at)); tags++) at += 4;
  const type = u16be(bytes, at);
  return type === 0x0800 || type === 0x86dd ? at + 2 : null;
}

function ipv4Ends(bytes: Uint8Array, at: number): PacketEnds | null {
  const header = ((bytes[at] ?? 0) & 15) * 4;
  const laterFragment = (u16be(bytes, at + 6) & 0x1fff) !== 0;
  if (header < 20 || laterFragment) return null;
  return ends(bytes, bytes[at + 9] ?? 0, 4, at + 12, at + header);
}

function ipv6Ends(bytes: Uint8Array, at: number): PacketEnds | null {
  let next = bytes[at + 6] ?? 0,
    body = at + 40;
  for (let i = 0; i < MAX_EXTENSIONS && body + 8 <= bytes.length; i++) {
    if (next === FRAGMENT) {
      if ((u16be(bytes, body + 2) & 0xfff8) !== 0) return null;
      next = bytes[body] ?? 0;
      body += 8;
    } else if (EXTENSIONS.has(next)) {
      next = bytes[body] ?? 0;
      body += ((bytes[body + 1] ?? 0) + 1) * 8;
    } else break;
  }
  return ends(bytes, next, 16, at + 8, body);
}

function ends(
  bytes: Uint8Array,
  protocol: number,
  length: 4 | 16,
  sourceAt: number,
  portsAt: number,
): PacketEnds | null {
  const transport = protocol === 6 ? 'tcp' : protocol === 17 ? 'udp' : null;
  if (transport === null || portsAt + 4 > bytes.length) return null;
  return { transport, addressLength: length, sourceAt, targetAt: sourceAt + length, portsAt };
}
