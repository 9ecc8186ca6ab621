import type { Moment } from '../analysis/bytes/moment.ts';
import { OWN_MARK, SYNTHETIC_MARK, processComment } from './marks.ts';
import { COMMENT } from './pcapng-options.ts';
import { nanoTicks } from './ticks.ts';

/** Writes pcapng, one block a call: pure functions from values to octets, little-endian. A file is a section header, one
 *  interface description per interface, then packets and statistics. No host, user or interface name is ever written.
 *  https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng, sections 4.1, 4.2, 4.3 and 4.6. */
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

const SHB_USERAPPL = 4;
const IF_TSRESOL = 9;
const ISB_IFRECV = 4;
const ISB_IFDROP = 5;
const NANOSECONDS = 9;
const UNKNOWN = 0xffffffff;

interface Option {
  readonly code: number;
  readonly value: Uint8Array;
}

export interface PacketToWrite {
  readonly interfaceId: number;
  /** Must lie between 1970 and 2554, else the packet is stamped 0. */
  readonly time: Moment;
  readonly bytes: Uint8Array;
  readonly wireLength: number;
  readonly process?: string | null;
  readonly own?: boolean;
}

export function sectionHeader(options: { synthetic?: boolean } = {}): Uint8Array {
  const body = new Uint8Array(16);
  const view = new DataView(body.buffer);
  view.setUint32(0, BYTE_ORDER_MAGIC, true);
  view.setUint16(4, 1, true); // version 1.0
  view.setUint32(8, UNKNOWN, true); // the section's length is not known while it is written
  view.setUint32(12, UNKNOWN, true);
  const notes = [text(SHB_USERAPPL, 'earshot')];
  if (options.synthetic) notes.unshift(text(COMMENT, SYNTHETIC_MARK));
  return block(SECTION_HEADER, body, notes);
}

/** `snapLength` 0: no limit. Time stamps count nanoseconds. */
export function interfaceDescription(linkType: number, snapLength = 0): Uint8Array {
  const body = new Uint8Array(8);
  const view = new DataView(body.buffer);
  view.setUint16(0, linkType, true);
  view.setUint32(4, snapLength, true);
  return block(INTERFACE_DESCRIPTION, body, [{ code: IF_TSRESOL, value: Uint8Array.of(NANOSECONDS) }]);
}

export function packetBlock(packet: PacketToWrite): Uint8Array {
  const length = packet.bytes.length;
  const body = new Uint8Array(20 + length + (-length & 3));
  const view = new DataView(body.buffer);
  const ticks = nanoTicks(packet.time) ?? { high: 0, low: 0 };
  view.setUint32(0, packet.interfaceId, true);
  view.setUint32(4, ticks.high, true);
  view.setUint32(8, ticks.low, true);
  view.setUint32(12, length, true);
  view.setUint32(16, packet.wireLength, true);
  body.set(packet.bytes, 20);
  const notes: Option[] = [];
  if (packet.own) notes.push(text(COMMENT, OWN_MARK));
  if (packet.process) notes.push(text(COMMENT, processComment(packet.process)));
  return block(ENHANCED_PACKET, body, notes);
}

/** Counts since the capture began, as the kernel tells them. */
export function interfaceStatistics(interfaceId: number, time: Moment, received: number, dropped: number): Uint8Array {
  const body = new Uint8Array(12);
  const view = new DataView(body.buffer);
  const ticks = nanoTicks(time) ?? { high: 0, low: 0 };
  view.setUint32(0, interfaceId, true);
  view.setUint32(4, ticks.high, true);
  view.setUint32(8, ticks.low, true);
  return block(INTERFACE_STATISTICS, body, [count(ISB_IFRECV, received), count(ISB_IFDROP, dropped)]);
}

function text(code: number, ascii: string): Option {
  return { code, value: Uint8Array.from(ascii, (character) => character.charCodeAt(0)) };
}

function count(code: number, value: number): Option {
  const octets = new Uint8Array(8);
  new DataView(octets.buffer).setBigUint64(0, BigInt(value), true);
  return { code, value: octets };
}

/** `body` must be a multiple of four octets long. */
function block(type: number, body: Uint8Array, options: readonly Option[]): Uint8Array {
  let optionOctets = options.length > 0 ? 4 : 0; // the end of the list
  for (const { value } of options) optionOctets += 4 + value.length + (-value.length & 3);
  const whole = new Uint8Array(12 + body.length + optionOctets);
  const view = new DataView(whole.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, whole.length, true);
  whole.set(body, 8);
  let at = 8 + body.length;
  for (const { code, value } of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    whole.set(value, at + 4);
    at += 4 + value.length + (-value.length & 3);
  }
  view.setUint32(whole.length - 4, whole.length, true);
  return whole;
}
