import { u16be, u16le, u32be, u32le } from '../analysis/bytes/plain.ts';
import { BesideBlocks } from './beside-blocks.ts';
import { DropCounter } from './drops.ts';
import { type Interface, readInterface } from './interface-block.ts';
import { PacketOptions } from './packet-options.ts';
import type { FileFacts, Packet, Secret } from './packet.ts';
import { PcapdroidSigns } from './pcapdroid.ts';
import { problem } from './problems.ts';
import { ProcessNames } from './process-names.ts';
import { MAX_RECORD, emptyPacket, type RecordParser } from './record-parser.ts';
import { readSection } from './section-block.ts';
import { momentOf } from './ticks.ts';

/** pcapng, https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng; block types in section 10.1. */
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const OBSOLETE_PACKET = 2;
const SIMPLE_PACKET = 3;
const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;

const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const BLOCK_HEADER = 8;
/** Block header and the section header's byte-order magic. */
const SECTION_START = 12;
/** Header and trailing length. */
const SMALLEST_BLOCK = 12;

/** Interfaces of one section: a machine has some dozens; each costs memory for the rest of the section. */
const MAX_INTERFACES = 65536;
/** A link type that no format has, for packets whose interface was never described: counted, not decoded. */
export const NO_LINK_TYPE = -1;

/** The parser for the file whose first four octets stand at `at`; null where they begin no section. */
export function pcapngParser(bytes: Uint8Array, at: number, facts: FileFacts, secrets: Secret[]): RecordParser | null {
  // The section header's type reads the same in either byte order.
  return u32be(bytes, at) === SECTION_HEADER ? new PcapngParser(facts, secrets) : null;
}

class PcapngParser implements RecordParser {
  need = SECTION_START;
  readonly #facts: FileFacts;
  readonly #packet = emptyPacket();
  readonly #names = new ProcessNames();
  readonly #options: PacketOptions;
  readonly #signs = new PcapdroidSigns();
  readonly #beside: BesideBlocks;
  readonly #drops: DropCounter;
  #little = true;
  #sections = 0;
  #frame = 0;
  #interfaces: Interface[] = [];

  constructor(facts: FileFacts, secrets: Secret[]) {
    this.#facts = facts;
    this.#options = new PacketOptions(this.#names, facts.beside);
    this.#beside = new BesideBlocks(facts, this.#names, secrets);
    this.#drops = new DropCounter(facts);
  }

  read(bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): number {
    if (end - at < BLOCK_HEADER) return this.#wait(BLOCK_HEADER);
    const isSection = u32be(bytes, at) === SECTION_HEADER;
    if (isSection) {
      if (end - at < SECTION_START) return this.#wait(SECTION_START);
      if (!this.#takeOrder(bytes, at + BLOCK_HEADER)) return -1;
    }
    const u32 = this.#little ? u32le : u32be;
    const length = u32(bytes, at + 4);
    if (length < SMALLEST_BLOCK || length % 4 !== 0 || length > MAX_RECORD) return this.#broken();
    if (end - at < length) return this.#wait(length);
    if (u32(bytes, at + length - 4) !== length) return this.#broken();
    this.#block(u32(bytes, at), bytes, at + BLOCK_HEADER, at + length - 4, onPacket);
    return length;
  }

  #wait(need: number): 0 {
    this.need = need;
    return 0;
  }

  #broken(): -1 {
    problem(this.#facts, 'bad-block-length');
    return -1;
  }

  /** Each section may have its own byte order. False: it has none that is known. */
  #takeOrder(bytes: Uint8Array, at: number): boolean {
    const little = u32le(bytes, at) === BYTE_ORDER_MAGIC;
    if (!little && u32be(bytes, at) !== BYTE_ORDER_MAGIC) {
      problem(this.#facts, this.#sections === 0 ? 'not-a-capture' : 'bad-byte-order');
      return false;
    }
    this.#facts.format = 'pcapng';
    this.#little = little;
    return true;
  }

  /** `at`..`end`: the block's body. A type that is not listed is skipped, as the specification asks. */
  #block(type: number, bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): void {
    switch (type) {
      case ENHANCED_PACKET:
        return this.#enhanced(bytes, at, end, onPacket);
      case SIMPLE_PACKET:
        return this.#simple(bytes, at, end, onPacket);
      case OBSOLETE_PACKET:
        return this.#obsolete(bytes, at, end, onPacket);
      case SECTION_HEADER:
        return this.#section(bytes, at, end);
      case INTERFACE_DESCRIPTION:
        if (this.#interfaces.length >= MAX_INTERFACES) problem(this.#facts, 'too-many-interfaces');
        else this.#interfaces.push(readInterface(bytes, at, end, this.#little));
        return;
      case INTERFACE_STATISTICS:
        return this.#drops.statistics(bytes, at, end, this.#little);
      default:
        if (this.#beside.read(type, bytes, at, end, this.#little)) this.#frame++;
    }
  }

  #section(bytes: Uint8Array, at: number, end: number): void {
    this.#sections++;
    this.#interfaces = [];
    this.#drops.newSection();
    this.#names.newSection();
    if ((this.#little ? u16le : u16be)(bytes, at + 4) !== 1) problem(this.#facts, 'unknown-version');
    const { synthetic, pcapdroid, comments } = readSection(bytes, at + 16, end, this.#little);
    if (synthetic) this.#facts.synthetic = true;
    this.#beside.ofPcapdroid = pcapdroid;
    this.#facts.beside.comments += comments;
  }

  #enhanced(bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): void {
    if (end - at < 20) return problem(this.#facts, 'bad-packet-length');
    const u32 = this.#little ? u32le : u32be;
    const interfaceId = u32(bytes, at);
    const length = this.#take(interfaceId, bytes, at + 20, end, u32(bytes, at + 12), u32(bytes, at + 16));
    this.#stamp(interfaceId, u32(bytes, at + 4), u32(bytes, at + 8));
    this.#hand(interfaceId, bytes, at + 20 + length, end, onPacket);
  }

  /** Section 4.4: no interface (the first one counts), no time, no options. */
  #simple(bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): void {
    if (end - at < 4) return problem(this.#facts, 'bad-packet-length');
    const wire = (this.#little ? u32le : u32be)(bytes, at);
    const snap = this.#interfaces[0]?.snapLength ?? 0;
    const captured = Math.min(snap === 0 ? wire : Math.min(wire, snap), end - at - 4);
    this.#take(0, bytes, at + 4, end, captured, wire);
    this.#packet.time = null;
    this.#hand(0, bytes, end, end, onPacket);
  }

  /** Appendix A, still written by old tools. */
  #obsolete(bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): void {
    if (end - at < 20) return problem(this.#facts, 'bad-packet-length');
    const u32 = this.#little ? u32le : u32be;
    const u16 = this.#little ? u16le : u16be;
    const interfaceId = u16(bytes, at);
    const dropped = u16(bytes, at + 2);
    if (dropped !== 0xffff) this.#drops.before(interfaceId, dropped); // 0xffff: not known
    const length = this.#take(interfaceId, bytes, at + 20, end, u32(bytes, at + 12), u32(bytes, at + 16));
    this.#stamp(interfaceId, u32(bytes, at + 4), u32(bytes, at + 8));
    this.#hand(interfaceId, bytes, at + 20 + length, end, onPacket);
  }

  /** Fills what all packet blocks have. Returns how many octets the packet takes in the block, padding included. */
  #take(id: number, bytes: Uint8Array, at: number, end: number, captured: number, wire: number): number {
    const packet = this.#packet;
    const described = this.#interfaces[id];
    if (!described) problem(this.#facts, 'unknown-interface');
    let length = captured;
    if (length > end - at) {
      problem(this.#facts, 'bad-packet-length');
      length = end - at;
    }
    this.#facts.packets++;
    packet.frame = ++this.#frame;
    packet.bytes = bytes;
    packet.at = at;
    packet.length = length;
    packet.wireLength = Math.max(length, wire);
    packet.linkType = described ? described.linkType : NO_LINK_TYPE;
    return length + (-length & 3);
  }

  #stamp(id: number, high: number, low: number): void {
    const described = this.#interfaces[id];
    this.#packet.time = described ? momentOf(described.unit, high, low) : null;
    if (described && !this.#packet.time) problem(this.#facts, 'bad-time');
  }

  /** `at`..`end`: the packet's options. */
  #hand(id: number, bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): void {
    const options = this.#options;
    const packet = this.#packet;
    options.read(bytes, at, end, this.#little);
    packet.process = options.process;
    packet.own = options.own;
    packet.inventedHeaders = this.#beside.ofPcapdroid;
    this.#signs.note(packet);
    if (packet.inventedHeaders) this.#facts.inventedHeaders = true;
    if (options.dropped > 0) this.#drops.before(id, options.dropped);
    onPacket(packet);
  }
}
