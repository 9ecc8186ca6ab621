import type { Moment } from '../analysis/bytes/moment.ts';

/** One captured packet, as a reused view: `bytes[at .. at+length)` are the captured octets. Valid only during the call
 *  it is handed to. */
export interface Packet {
  /** 1-based, over the whole file, as Wireshark's frame.number. */
  frame: number;
  bytes: Uint8Array;
  at: number;
  length: number;
  /** Octets on the wire; more than `length` where the capture was cut by a snap length. */
  wireLength: number;
  /** Null where the file gives no time (a simple packet block). */
  time: Moment | null;
  /** LINKTYPE_ value, https://www.tcpdump.org/linktypes.html. */
  linkType: number;
  /** Process or app that the file names for this packet; null where none. */
  process: string | null;
  /** True for a packet that Earshot itself caused (marked by our own capture). */
  own: boolean;
}

/** What a file says of itself beside its packets. */
export interface FileFacts {
  format: 'pcap' | 'pcapng' | null;
  packets: number;
  /** Octets of the (decompressed) file that were read. */
  bytes: number;
  truncated: boolean;
  /** Named reasons, each once: `cut-short`, `bad-block-length`, `unknown-block-skipped`, … No captured strings. */
  problems: string[];
  /** As told by the kernel (interface statistics blocks). */
  droppedPackets: number;
  /** Our own note in the section header: this traffic is made up (`earshot:synthetic`). */
  synthetic: boolean;
}

/** Reads a capture however it is cut into chunks. Never throws. */
export interface CaptureReader {
  readonly facts: FileFacts;
  /** Hands every whole packet in order. Returns false when nothing more can be read (then `facts.problems` says why). */
  push(chunk: Uint8Array, onPacket: (packet: Packet) => void): boolean;
  /** No more chunks: what is left over is a packet cut short. */
  end(onPacket: (packet: Packet) => void): void;
}
