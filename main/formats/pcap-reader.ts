import { u16be, u16le, u32be, u32le } from '../analysis/bytes/plain.ts';
import type { FileFacts, Packet } from './packet.ts';
import { problem } from './problems.ts';
import { MAX_RECORD, emptyPacket, type RecordParser } from './record-parser.ts';

/** pcap, https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap. The magic number also tells the byte order. */
const MICROS = 0xa1b2c3d4;
const NANOS = 0xa1b23c4d;
/** Alexey Kuznetsov's variant (old Linux distributions): 8 more octets in each record's header. */
const MODIFIED = 0xa1b2cd34;

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const MODIFIED_RECORD_HEADER = 24;

/** The upper bits of the link type say how long a frame check sequence is; libpcap masks the same. */
const LINK_TYPE_MASK = 0x03ffffff;

/** Before version 2.3 the two lengths stood in the other order, and in 2.3 in either (libpcap, sf-pcap.c). */
const SWAPPED_BEFORE = 3;

/** The parser for the file whose first four octets stand at `at`; null where they are no pcap magic. */
export function pcapParser(bytes: Uint8Array, at: number, facts: FileFacts): RecordParser | null {
  const isMagic = (magic: number) => magic === MICROS || magic === NANOS || magic === MODIFIED;
  const little = isMagic(u32le(bytes, at));
  if (!little && !isMagic(u32be(bytes, at))) return null;
  facts.format = 'pcap';
  return new PcapParser(little, little ? u32le(bytes, at) : u32be(bytes, at), facts);
}

class PcapParser implements RecordParser {
  need = FILE_HEADER;
  readonly #little: boolean;
  readonly #recordHeader: number;
  readonly #nanosPerTick: number;
  readonly #ticksPerSecond: number;
  readonly #facts: FileFacts;
  readonly #packet = emptyPacket();
  #opened = false;
  #maybeSwapped = false;

  constructor(little: boolean, magic: number, facts: FileFacts) {
    this.#little = little;
    this.#facts = facts;
    this.#recordHeader = magic === MODIFIED ? MODIFIED_RECORD_HEADER : RECORD_HEADER;
    this.#nanosPerTick = magic === NANOS ? 1 : 1000;
    this.#ticksPerSecond = 1_000_000_000 / this.#nanosPerTick;
  }

  read(bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): number {
    if (!this.#opened) return this.#open(bytes, at, end);
    const header = this.#recordHeader;
    if (end - at < header) {
      this.need = header;
      return 0;
    }
    const little = this.#little;
    let captured = little ? u32le(bytes, at + 8) : u32be(bytes, at + 8);
    let wire = little ? u32le(bytes, at + 12) : u32be(bytes, at + 12);
    if (this.#maybeSwapped && captured > wire) [captured, wire] = [wire, captured];
    if (captured > MAX_RECORD) {
      problem(this.#facts, 'bad-block-length');
      return -1;
    }
    if (end - at < header + captured) {
      this.need = header + captured;
      return 0;
    }
    const seconds = little ? u32le(bytes, at) : u32be(bytes, at);
    const ticks = little ? u32le(bytes, at + 4) : u32be(bytes, at + 4);
    const packet = this.#packet;
    packet.frame = ++this.#facts.packets;
    packet.bytes = bytes;
    packet.at = at + header;
    packet.length = captured;
    packet.wireLength = Math.max(captured, wire);
    // A new object each time: whoever keeps a packet's time must not see the next packet's.
    packet.time =
      ticks < this.#ticksPerSecond
        ? { seconds, nanos: ticks * this.#nanosPerTick }
        : carried(seconds, ticks, this.#ticksPerSecond, this.#nanosPerTick);
    onPacket(packet);
    return header + captured;
  }

  #open(bytes: Uint8Array, at: number, end: number): number {
    if (end - at < FILE_HEADER) {
      this.need = FILE_HEADER;
      return 0;
    }
    const u16 = this.#little ? u16le : u16be;
    const major = u16(bytes, at + 4);
    const minor = u16(bytes, at + 6);
    if (major !== 2) problem(this.#facts, 'unknown-version');
    this.#maybeSwapped = major === 2 && minor <= SWAPPED_BEFORE;
    this.#packet.linkType = ((this.#little ? u32le : u32be)(bytes, at + 20) & LINK_TYPE_MASK) >>> 0;
    this.#opened = true;
    this.need = this.#recordHeader;
    return FILE_HEADER;
  }
}

/** A fraction of a second that is more than a second: wrong, but its meaning is plain. */
function carried(seconds: number, ticks: number, ticksPerSecond: number, nanosPerTick: number) {
  const whole = Math.floor(ticks / ticksPerSecond);
  return { seconds: seconds + whole, nanos: (ticks - whole * ticksPerSecond) * nanosPerTick };
}
