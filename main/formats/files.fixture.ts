/** Makes capture files for tests, in either byte order: what our writer does not write, too. Checked by hand with
 *  capinfos and tshark 4.0.17. */
import type { CaptureReader, Packet } from './packet.ts';
import { createCaptureReader } from './reader.ts';

export interface Order {
  readonly little: boolean;
}

export function u16(value: number, { little }: Order): number[] {
  const octets = [(value >>> 8) & 255, value & 255];
  return little ? octets.reverse() : octets;
}

export function u32(value: number, { little }: Order): number[] {
  const octets = [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  return little ? octets.reverse() : octets;
}

export function join(...parts: ArrayLike<number>[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

export interface PcapRecord {
  seconds: number;
  ticks: number;
  bytes: Uint8Array;
  wireLength?: number;
}

export const MICROS = 0xa1b2c3d4;
export const NANOS = 0xa1b23c4d;
export const MODIFIED = 0xa1b2cd34;
export const IXIA_HARDWARE = 0x1c0001ac;
export const IXIA_SOFTWARE = 0x1c0001ab;

export function pcapHeader(magic: number, order: Order, linkType = 101, minor = 4, major = 2): Uint8Array {
  const version = [...u16(major, order), ...u16(minor, order)];
  // Ixia: the octets of all records, which no reader needs.
  const more = magic === IXIA_HARDWARE || magic === IXIA_SOFTWARE ? u32(0, order) : [];
  return join(u32(magic, order), version, u32(0, order), u32(0, order), u32(65535, order), u32(linkType, order), more);
}

export function pcapRecord(magic: number, order: Order, record: PcapRecord): Uint8Array {
  const { seconds, ticks, bytes, wireLength = bytes.length } = record;
  const more = magic === MODIFIED ? [...u32(3, order), ...u16(8, order), 4, 0] : [];
  const times = [...u32(seconds, order), ...u32(ticks, order)];
  return join(times, u32(bytes.length, order), u32(wireLength, order), more, bytes);
}

export function block(type: number, body: ArrayLike<number>, order: Order): Uint8Array {
  const padding = new Uint8Array(-body.length & 3);
  const length = u32(12 + body.length + padding.length, order);
  return join(u32(type, order), length, body, padding, length);
}

export function option(code: number, value: ArrayLike<number>, order: Order): Uint8Array {
  return join(u16(code, order), u16(value.length, order), value, new Uint8Array(-value.length & 3));
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function section(order: Order, options: ArrayLike<number> = [], major = 1): Uint8Array {
  const body = join(u32(0x1a2b3c4d, order), u16(major, order), u16(0, order), new Uint8Array(8).fill(255), options);
  return block(0x0a0d0d0a, body, order);
}

export function described(order: Order, linkType = 101, snap = 0, options: ArrayLike<number> = []): Uint8Array {
  return block(1, join(u16(linkType, order), [0, 0], u32(snap, order), options), order);
}

export function enhanced(
  order: Order,
  ticks: bigint,
  bytes: Uint8Array,
  rest: { id?: number; wireLength?: number; captured?: number; options?: ArrayLike<number> } = {},
): Uint8Array {
  const { id = 0, wireLength = bytes.length, captured = bytes.length, options = [] } = rest;
  const high = Number(ticks >> 32n);
  const low = Number(ticks & 0xffffffffn);
  const head = [id, high, low, captured, wireLength].flatMap((value) => u32(value, order));
  return block(6, join(head, bytes, new Uint8Array(-bytes.length & 3), options), order);
}

/** Apple's process block (libpcap, pcap/pcap-ng.h). */
export function darwinProcess(order: Order, pid: number, name: string): Uint8Array {
  const options = join(option(2, ascii(name), order), option(4, new Uint8Array(16).fill(7), order));
  return block(0x80000001, join(u32(pid, order), options, [0, 0, 0, 0]), order);
}

/** PCAPdroid's table of apps (jni/core/pcap_dump.c). */
export function uidMap(order: Order, uid: number, packageName: string, label: string): Uint8Array {
  const head = join(u32(62652, order), u16(1, order), [1, 0], u32(uid, order), [packageName.length, label.length]);
  return block(0xbad, join(head, ascii(packageName), ascii(label)), order);
}

/** PCAPdroid's frame: an Ethernet header of its own, the packet, zeros to a multiple of four, and the trailer. */
export function pcapdroidFrame(packet: Uint8Array, uid: number, name: Uint8Array): Uint8Array {
  const type = (packet[0] ?? 0) >> 4 === 4 ? [0x08, 0x00] : [0x86, 0xdd];
  const padding = new Uint8Array(-(14 + packet.length) & 3);
  const label = join(name.subarray(0, 19), new Uint8Array(20)).subarray(0, 20);
  const trailer = join([1, 7, 0x20, 0x21], u32(uid, { little: false }), label, [0, 0, 0, 0]);
  return join(new Uint8Array(12), type, packet, padding, trailer);
}

/** An IPv4 datagram of UDP between two addresses of four octets. */
export function ipv4(source: number[], destination: number[], payload: Uint8Array): Uint8Array {
  const big = { little: false };
  const udp = join(u16(5000, big), u16(5001, big), u16(8 + payload.length, big), [0, 0], payload);
  return join([0x45, 0], u16(20 + udp.length, big), [0, 1, 0, 0, 64, 17, 0, 0], source, destination, udp);
}

/** Keys for a dissector (section 4.7). `claimed`: another length than they have. */
export function secretsBlock(order: Order, type: number, keys: Uint8Array, claimed = keys.length): Uint8Array {
  return block(10, join(u32(type, order), u32(claimed, order), keys), order);
}

/** Names for addresses (section 4.5). */
export function namesBlock(order: Order, ...records: [type: number, address: number[], names: string][]): Uint8Array {
  const all = records.map(([type, address, names]) => option(type, join(address, ascii(names)), order));
  return block(4, join(...all, [0, 0, 0, 0]), order);
}

/** Reads a file in chunks of one size; copies what is only valid during the call. */
export function readAll(
  file: Uint8Array,
  chunk = file.length || 1,
): { packets: (Packet & { data: number[] })[]; reader: CaptureReader } {
  const packets: (Packet & { data: number[] })[] = [];
  const onPacket = (packet: Packet) => {
    const data = [...packet.bytes.subarray(packet.at, packet.at + packet.length)];
    packets.push({ ...packet, bytes: new Uint8Array(0), at: 0, data });
  };
  const reader = createCaptureReader();
  for (let at = 0; at < file.length; at += chunk) {
    // A fresh copy each time, so that a reader that keeps a chunk is found out.
    const part = file.slice(at, at + chunk);
    const goesOn = reader.push(part, onPacket);
    part.fill(0xee);
    if (!goesOn) break;
  }
  reader.end(onPacket);
  return { packets, reader };
}
