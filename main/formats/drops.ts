import { u32be, u32le } from '../analysis/bytes/plain.ts';
import type { FileFacts } from './packet.ts';
import { eachOption } from './pcapng-options.ts';

/** pcapng section 4.6, options of the interface statistics block; both are 64-bit counts since the capture began. */
const ISB_IFDROP = 5;
const ISB_OSDROP = 7;
const FIXED_PART = 12;

/** Interfaces whose drops are kept apart; past that, per-packet counts of further ones are left out. */
const MAX_COUNTED = 65536;

/** Packets the kernel could not hand over. A file may tell it twice, in total (statistics blocks, the last one counts)
 *  and packet by packet: per interface the higher figure is taken, never the sum. */
export class DropCounter {
  readonly #facts: FileFacts;
  #total = new Map<number, number>();
  #byPacket = new Map<number, number>();

  constructor(facts: FileFacts) {
    this.#facts = facts;
  }

  /** Interface numbers begin again; what was counted stands. */
  newSection(): void {
    this.#total = new Map();
    this.#byPacket = new Map();
  }

  /** `count` packets were lost just before a packet of this interface. */
  before(id: number, count: number): void {
    this.#change(id, this.#byPacket, (this.#byPacket.get(id) ?? 0) + count);
  }

  /** Reads an interface statistics block's body. */
  statistics(bytes: Uint8Array, at: number, end: number, little: boolean): void {
    if (end - at < FIXED_PART) return;
    let dropped = 0;
    eachOption(bytes, at + FIXED_PART, end, little, (code, value, length) => {
      if ((code === ISB_IFDROP || code === ISB_OSDROP) && length === 8) dropped += unsigned64(bytes, value, little);
    });
    const id = (little ? u32le : u32be)(bytes, at);
    this.#change(id, this.#total, Math.max(dropped, this.#total.get(id) ?? 0));
  }

  #change(id: number, counts: Map<number, number>, count: number): void {
    if (!counts.has(id) && counts.size >= MAX_COUNTED) return;
    const before = this.#of(id);
    counts.set(id, Math.min(count, Number.MAX_SAFE_INTEGER));
    this.#facts.droppedPackets = Math.min(this.#facts.droppedPackets + this.#of(id) - before, Number.MAX_SAFE_INTEGER);
  }

  #of(id: number): number {
    return Math.max(this.#total.get(id) ?? 0, this.#byPacket.get(id) ?? 0);
  }
}

export function unsigned64(bytes: Uint8Array, at: number, little: boolean): number {
  const high = little ? u32le(bytes, at + 4) : u32be(bytes, at);
  const low = little ? u32le(bytes, at) : u32be(bytes, at + 4);
  return high * 0x1_0000_0000 + low;
}
