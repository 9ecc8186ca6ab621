import { u16, u32, u8 } from './octets.ts';

/** One end of a conversation. */
export interface Host {
  readonly ip: string;
  readonly port: number;
}

/** Locally administered addresses (IEEE 802, bit 1 of the first octet): nobody's network card. */
const PHONE_MAC = [0x02, 0x00, 0x5e, 0x10, 0x00, 0x01];
const LAPTOP_MAC = [0x02, 0x00, 0x5e, 0x10, 0x00, 0x02];

const UDP = 17;
const TCP = 6;

/** A whole Ethernet frame with an IPv4 datagram inside (RFC 791, RFC 768), checksums right. */
export function udpFrame(from: Host, to: Host, payload: readonly number[], outbound: boolean, id: number): number[] {
  const segment = [...u16(from.port), ...u16(to.port), ...u16(8 + payload.length), 0, 0, ...payload];
  const sum = checksum([...pseudoHeader(from.ip, to.ip, UDP, segment.length), ...segment]) || 0xffff;
  segment.splice(6, 2, ...u16(sum));
  return frame(from.ip, to.ip, UDP, segment, outbound, id);
}

export interface TcpOptions {
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
}
export const SYN = 0x02;
export const ACK = 0x10;
export const PSH_ACK = 0x18;
export const FIN_ACK = 0x11;

/** The same with TCP (RFC 9293). */
export function tcpFrame(
  from: Host,
  to: Host,
  { seq, ack, flags }: TcpOptions,
  payload: readonly number[],
  outbound: boolean,
  id: number,
): number[] {
  const segment = [
    ...u16(from.port),
    ...u16(to.port),
    ...u32(seq),
    ...u32(ack),
    0x50,
    ...u8(flags),
    ...u16(64_240),
    0,
    0,
    0,
    0,
    ...payload,
  ];
  segment.splice(16, 2, ...u16(checksum([...pseudoHeader(from.ip, to.ip, TCP, segment.length), ...segment])));
  return frame(from.ip, to.ip, TCP, segment, outbound, id);
}

function frame(
  from: string,
  to: string,
  protocol: number,
  segment: readonly number[],
  outbound: boolean,
  id: number,
): number[] {
  const macs = outbound ? [...LAPTOP_MAC, ...PHONE_MAC] : [...PHONE_MAC, ...LAPTOP_MAC];
  const header = [
    0x45,
    0,
    ...u16(20 + segment.length),
    ...u16(id),
    0x40,
    0,
    outbound ? 64 : 52,
    protocol,
    0,
    0,
    ...ip(from),
    ...ip(to),
  ];
  header.splice(10, 2, ...u16(checksum(header)));
  return [...macs, 0x08, 0x00, ...header, ...segment];
}

function ip(text: string): number[] {
  return text.split('.').map(Number);
}

function pseudoHeader(from: string, to: string, protocol: number, length: number): number[] {
  return [...ip(from), ...ip(to), 0, protocol, ...u16(length)];
}

/** RFC 1071. */
function checksum(octets: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < octets.length; i += 2) sum += ((octets[i] ?? 0) << 8) | (octets[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
