import type { CaptureReader, FileFacts, Packet, Secret } from './packet.ts';
import { pcapParser } from './pcap-reader.ts';
import { pcapngParser } from './pcapng-reader.ts';
import { problem } from './problems.ts';
import type { RecordParser } from './record-parser.ts';

/** Octets that tell pcap from pcapng from anything else: both begin with a magic number of four. */
const MAGIC = 4;

/** Least room for a record cut by the end of a chunk; grows as the record's octets arrive, never ahead of them. */
const FIRST_ROOM = 4096;

/** Opens a pcap or pcapng file of unknown kind: the first octets decide. */
export function createCaptureReader(): CaptureReader {
  return new SniffingReader();
}

/** Packets come out the same however the file is cut: only a record that a chunk's end cuts is copied. */
class SniffingReader implements CaptureReader {
  readonly facts: FileFacts = {
    format: null,
    packets: 0,
    bytes: 0,
    truncated: false,
    problems: [],
    droppedPackets: 0,
    synthetic: false,
    inventedHeaders: false,
    beside: { comments: 0, resolvedNames: 0, tlsKeyLogs: 0, otherSecrets: 0, customBlocks: 0, otherBlocks: 0 },
  };
  readonly secrets: Secret[] = [];
  #parser: RecordParser | null = null;
  #rest = new Uint8Array(FIRST_ROOM);
  #restLength = 0;
  /** Octets of the records read so far. */
  #taken = 0;
  #over = false;

  push(piece: Uint8Array, onPacket: (packet: Packet) => void): boolean {
    if (this.#over) return false;
    const chunk = plainOctets(piece);
    this.facts.bytes += chunk.length;
    let at = 0;
    while (this.#restLength > 0 && at < chunk.length) {
      at += this.#fill(chunk, at);
      if (this.#restLength < this.#need()) return true;
      const used = this.#read(this.#rest, 0, this.#restLength, onPacket);
      if (used < 0) return this.#stop();
      if (used > 0) this.#restLength = 0;
      this.#taken += used;
    }
    while (at < chunk.length) {
      const used = this.#read(chunk, at, chunk.length, onPacket);
      if (used < 0) return this.#stop();
      if (used === 0) break;
      at += used;
      this.#taken += used;
    }
    if (at < chunk.length) this.#fill(chunk, at);
    return true;
  }

  end(_onPacket: (packet: Packet) => void): void {
    if (this.#over) return;
    this.#over = true;
    if (!this.#parser) {
      problem(this.facts, 'not-a-capture');
    } else if (this.#restLength > 0 || this.facts.format === null) {
      this.facts.truncated = true;
      problem(this.facts, 'cut-short');
    }
  }

  #need(): number {
    return this.#parser ? this.#parser.need : MAGIC;
  }

  /** Moves octets of the chunk to the rest, up to what the record at hand needs. Returns how many. */
  #fill(chunk: Uint8Array, at: number): number {
    const take = Math.min(this.#need() - this.#restLength, chunk.length - at);
    if (this.#restLength + take > this.#rest.length) {
      const wider = new Uint8Array(Math.max(this.#rest.length * 2, this.#restLength + take));
      wider.set(this.#rest.subarray(0, this.#restLength));
      this.#rest = wider;
    }
    this.#rest.set(chunk.subarray(at, at + take), this.#restLength);
    this.#restLength += take;
    return take;
  }

  #read(bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): number {
    if (!this.#parser) {
      if (end - at < MAGIC) return 0;
      this.#parser = pcapParser(bytes, at, this.facts) ?? pcapngParser(bytes, at, this.facts, this.secrets);
      if (!this.#parser) {
        problem(this.facts, 'not-a-capture');
        return -1;
      }
    }
    return this.#parser.read(bytes, at, end, onPacket);
  }

  /** What lay in the chunk behind the broken record does not count as read, so that the figure is the same however the
   *  file was cut. */
  #stop(): false {
    this.#over = true;
    this.facts.bytes = Math.max(this.#taken, MAGIC);
    this.#restLength = 0;
    return false;
  }
}

/** A view of the same octets that has no ways of its own: Node's Buffer is a Uint8Array whose `slice` makes no copy, and
 *  what a dissector decodes in its copy would change the packet. */
function plainOctets(piece: Uint8Array): Uint8Array {
  return piece.constructor === Uint8Array ? piece : new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
}
