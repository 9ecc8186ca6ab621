/** Ethernet, IPv4, IPv6, TCP and UDP headers with right checksums. RFC 791, 8200, 9293, 768, 1071. */
export interface Endpoint {
  readonly mac: Uint8Array;
  /** Dotted or with colons (full or with one `::`). */
  readonly ip: string;
  readonly port: number;
}

export interface TcpHeader {
  readonly sequence: number;
  readonly acknowledged: number;
  readonly flags: number;
  readonly options?: Uint8Array;
}

export const SYN = 2;
export const ACK = 16;
export const PSH = 8;
export const FIN = 1;
const TCP = 6;
const UDP = 17;
export const ETHERNET = 14;

export interface Built {
  readonly bytes: Uint8Array;
  /** Where the payload begins. */
  readonly payloadAt: number;
}

export function udpFrame(from: Endpoint, to: Endpoint, payload: Uint8Array, id: number): Built {
  const segment = new Uint8Array(8 + payload.length);
  const view = new DataView(segment.buffer);
  view.setUint16(0, from.port);
  view.setUint16(2, to.port);
  view.setUint16(4, segment.length);
  segment.set(payload, 8);
  view.setUint16(6, transportChecksum(from.ip, to.ip, UDP, segment) || 0xffff);
  return framed(from, to, UDP, segment, 8, id);
}

export function tcpFrame(from: Endpoint, to: Endpoint, header: TcpHeader, payload: Uint8Array, id: number): Built {
  const options = header.options ?? new Uint8Array(0);
  const length = 20 + options.length;
  const segment = new Uint8Array(length + payload.length);
  const view = new DataView(segment.buffer);
  view.setUint16(0, from.port);
  view.setUint16(2, to.port);
  view.setUint32(4, header.sequence);
  view.setUint32(8, header.acknowledged);
  segment[12] = (length / 4) << 4;
  segment[13] = header.flags;
  view.setUint16(14, 0xfaf0);
  segment.set(options, 20);
  segment.set(payload, length);
  view.setUint16(16, transportChecksum(from.ip, to.ip, TCP, segment));
  return framed(from, to, TCP, segment, length, id);
}

function framed(from: Endpoint, to: Endpoint, protocol: number, segment: Uint8Array, head: number, id: number): Built {
  const six = from.ip.includes(':');
  const network = six ? 40 : 20;
  const bytes = new Uint8Array(ETHERNET + network + segment.length);
  const view = new DataView(bytes.buffer);
  bytes.set(to.mac, 0);
  bytes.set(from.mac, 6);
  view.setUint16(12, six ? 0x86dd : 0x0800);
  if (six) {
    view.setUint32(ETHERNET, 0x6000_0000);
    view.setUint16(ETHERNET + 4, segment.length);
    bytes[ETHERNET + 6] = protocol;
    bytes[ETHERNET + 7] = 64;
    bytes.set(addressOctets(from.ip), ETHERNET + 8);
    bytes.set(addressOctets(to.ip), ETHERNET + 24);
  } else {
    bytes[ETHERNET] = 0x45;
    view.setUint16(ETHERNET + 2, network + segment.length);
    view.setUint16(ETHERNET + 4, id);
    view.setUint16(ETHERNET + 6, 0x4000); // do not fragment
    bytes[ETHERNET + 8] = to.ip.startsWith('224.0.0.') ? 255 : 64; // RFC 6762 section 11
    bytes[ETHERNET + 9] = protocol;
    bytes.set(addressOctets(from.ip), ETHERNET + 12);
    bytes.set(addressOctets(to.ip), ETHERNET + 16);
    view.setUint16(ETHERNET + 10, folded(sum(bytes.subarray(ETHERNET, ETHERNET + 20))));
  }
  bytes.set(segment, ETHERNET + network);
  return { bytes, payloadAt: ETHERNET + network + head };
}

export function transportChecksum(from: string, to: string, protocol: number, segment: Uint8Array): number {
  const addresses = sum(addressOctets(from)) + sum(addressOctets(to));
  return folded(addresses + protocol + segment.length + sum(segment));
}

/** Octets in pairs, added up (RFC 1071), not yet folded. */
export function sum(bytes: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < bytes.length; i += 2) total += ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
  return total;
}

export function folded(total: number): number {
  let left = total;
  while (left > 0xffff) left = (left & 0xffff) + Math.floor(left / 0x10000);
  return ~left & 0xffff;
}

export function addressOctets(ip: string): Uint8Array {
  if (!ip.includes(':')) return Uint8Array.from(ip.split('.'), Number);
  const [front = '', back = ''] = ip.split('::');
  const words = (half: string): number[] => (half ? half.split(':').map((word) => Number.parseInt(word, 16)) : []);
  const [first, last] = [words(front), words(back)];
  const all = [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
  return Uint8Array.from(all.flatMap((word) => [word >> 8, word & 255]));
}
