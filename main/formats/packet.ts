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
  /** The program that wrote it may have made up its headers (PCAPdroid, docs/formats.md): the payload is true, but when a
   *  packet came, what acknowledged it and what its header held tell nothing of the network. */
  inventedHeaders: boolean;
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
  /** At least one packet has headers that may be made up. */
  inventedHeaders: boolean;
  readonly beside: Beside;
}

/** What stands in a file beside its packets and is no sign of traffic: counted, so that nothing is passed over in
 *  silence, and never taken for something that was seen on the wire. */
export interface Beside {
  /** Comments that are none of our own marks. */
  comments: number;
  /** Names that the capturing machine had for addresses (name resolution blocks). */
  resolvedNames: number;
  /** Blocks with a TLS key log, and with keys of any other kind. */
  tlsKeyLogs: number;
  otherSecrets: number;
  customBlocks: number;
  /** Blocks of a type that is not read. */
  otherBlocks: number;
}

/** Keys that the file brings along. What they open was encrypted on the wire. */
export interface Secret {
  readonly kind: 'tls-key-log';
  /** As in the file: lines of the NSS key log format for TLS. Never to leave the engine. */
  readonly bytes: Uint8Array;
}

/** Reads a capture however it is cut into chunks. Never throws. */
export interface CaptureReader {
  readonly facts: FileFacts;
  /** The keys met so far, in the order of the file. Bounded (secrets.ts). */
  readonly secrets: readonly Secret[];
  /** Hands every whole packet in order. Returns false when nothing more can be read (then `facts.problems` says why). */
  push(chunk: Uint8Array, onPacket: (packet: Packet) => void): boolean;
  /** No more chunks: what is left over is a packet cut short. */
  end(onPacket: (packet: Packet) => void): void;
}
