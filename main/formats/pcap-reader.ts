import { u16be, u16le, u32be, u32le } from '../analysis/bytes/plain.ts';
import type { FileFacts, Packet } from './packet.ts';
import { PcapdroidSigns } from './pcapdroid.ts';
import { type FileProblem, problem } from './problems.ts';
import { MAX_RECORD, emptyPacket, type RecordParser } from './record-parser.ts';

/** pcap, https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap. The magic number also tells the byte order. */
const MICROS = 0xa1b2c3d4;
const NANOS = 0xa1b23c4d;
/** Alexey Kuznetsov's variant (old Linux distributions): 8 more octets in each record's header. */
const MODIFIED = 0xa1b2cd34;
/** Ixia's lcap, from hardware (nanoseconds) and from software: 4 more octets in the file's header (Wireshark,
 *  wiretap/libpcap.c). */
const IXIA_HARDWARE = 0x1c0001ac;
const IXIA_SOFTWARE = 0x1c0001ab;
const MAGICS: readonly number[] = [MICROS, NANOS, MODIFIED, IXIA_HARDWARE, IXIA_SOFTWARE];

const FILE_HEADER = 24;
const IXIA_FILE_HEADER = 28;
const RECORD_HEADER = 16;
const MODIFIED_RECORD_HEADER = 24;

/** The upper bits of the link type say how long a frame check sequence is; libpcap masks the same. */
const LINK_TYPE_MASK = 0x03ffffff;

/** Before version 2.3 the two lengths stood in the other order, and in 2.3 in either (libpcap, sf-pcap.c). DG/UX called
 *  that 543.0. */
const SWAPPED_BEFORE = 3;
const DG_UX = 543;

/** AIX wrote version 2.2 with nanoseconds and numbers of RFC 1573 for its link types: Ethernet, Token Ring, FDDI and
 *  loopback. No libpcap of that age used these numbers for anything seen today (Wireshark, wiretap/libpcap.c). */
const AIX_LINK_TYPES: ReadonlyMap<number, number> = new Map([
  [6, 1],
  [9, 6],
  [15, 10],
  [24, 0],
]);

/** Longest packet: libpcap and Wireshark hold a longer one for damage. Three kinds of link have more (D-Bus, USBPcap,
 *  EBHSCR). Past it stands a record header that is none, of a writer nobody can tell (docs/formats.md). */
const MAX_PACKET = 262_144;
const LONG_LINK_TYPES: ReadonlySet<number> = new Set([231, 249, 279]);

/** The parser for the file whose first four octets stand at `at`; null where they are no pcap magic. */
export function pcapParser(bytes: Uint8Array, at: number, facts: FileFacts): RecordParser | null {
  const little = MAGICS.includes(u32le(bytes, at));
  if (!little && !MAGICS.includes(u32be(bytes, at))) return null;
  facts.format = 'pcap';
  return new PcapParser(little, little ? u32le(bytes, at) : u32be(bytes, at), facts);
}

class PcapParser implements RecordParser {
  need: number;
  readonly #little: boolean;
  readonly #magic: number;
  readonly #fileHeader: number;
  readonly #recordHeader: number;
  #nanosPerTick: number;
  #ticksPerSecond: number;
  #maxPacket = MAX_PACKET;
  readonly #facts: FileFacts;
  readonly #packet = emptyPacket();
  readonly #signs = new PcapdroidSigns();
  #opened = false;
  #maybeSwapped = false;

  constructor(little: boolean, magic: number, facts: FileFacts) {
    this.#little = little;
    this.#facts = facts;
    this.#magic = magic;
    this.#fileHeader = magic === IXIA_HARDWARE || magic === IXIA_SOFTWARE ? IXIA_FILE_HEADER : FILE_HEADER;
    this.need = this.#fileHeader;
    this.#recordHeader = magic === MODIFIED ? MODIFIED_RECORD_HEADER : RECORD_HEADER;
    this.#nanosPerTick = magic === NANOS || magic === IXIA_HARDWARE ? 1 : 1000;
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
    const ticks = little ? u32le(bytes, at + 4) : u32be(bytes, at + 4);
    // Twice wrong: read at the wrong place, since some writers put more into their record headers without saying so.
    if (captured > wire && ticks >= this.#ticksPerSecond) return this.#stop('unknown-variant');
    if (captured > this.#maxPacket) return this.#stop('bad-block-length');
    if (end - at < header + captured) {
      this.need = header + captured;
      return 0;
    }
    const seconds = little ? u32le(bytes, at) : u32be(bytes, at);
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
    packet.process = null;
    packet.inventedHeaders = false;
    this.#signs.note(packet);
    if (packet.inventedHeaders) this.#facts.inventedHeaders = true;
    onPacket(packet);
    return header + captured;
  }

  #stop(reason: FileProblem): -1 {
    problem(this.#facts, reason);
    return -1;
  }

  #open(bytes: Uint8Array, at: number, end: number): number {
    if (end - at < this.#fileHeader) return 0;
    const u16 = this.#little ? u16le : u16be;
    const major = u16(bytes, at + 4);
    const minor = u16(bytes, at + 6);
    if (major !== 2 && major !== DG_UX) problem(this.#facts, 'unknown-version');
    this.#maybeSwapped = major === DG_UX || (major === 2 && minor <= SWAPPED_BEFORE);
    const linkType = ((this.#little ? u32le : u32be)(bytes, at + 20) & LINK_TYPE_MASK) >>> 0;
    const aix = this.#magic === MICROS && major === 2 && minor === 2 ? AIX_LINK_TYPES.get(linkType) : undefined;
    this.#packet.linkType = aix ?? linkType;
    if (aix !== undefined) {
      this.#nanosPerTick = 1;
      this.#ticksPerSecond = 1_000_000_000;
    }
    if (LONG_LINK_TYPES.has(this.#packet.linkType)) this.#maxPacket = MAX_RECORD;
    this.#opened = true;
    this.need = this.#recordHeader;
    return this.#fileHeader;
  }
}

/** A fraction of a second that is more than a second: wrong, but its meaning is plain. */
function carried(seconds: number, ticks: number, ticksPerSecond: number, nanosPerTick: number) {
  const whole = Math.floor(ticks / ticksPerSecond);
  return { seconds: seconds + whole, nanos: (ticks - whole * ticksPerSecond) * nanosPerTick };
}
