import { u16le, u32le } from '../analysis/bytes/plain.ts';
import { EarshotError } from '../contract/errors.ts';

const SECTION_HEADER = 0x0a0d0d0a;
export const INTERFACE_DESCRIPTION = 1;
export const INTERFACE_STATISTICS = 5;
export const ENHANCED_PACKET = 6;

const SMALLEST_BLOCK = 12; // type, length, length
const LARGEST_BLOCK = 1024 * 1024; // our sources cap a packet at 262,144 octets; a longer block means a broken stream

/** Cuts the stream of a source into whole pcapng blocks, so that a file grows by whole blocks only. Little-endian, as
 *  our sources write on every machine that Node runs on. */
export class BlockCutter {
  #rest: Uint8Array = new Uint8Array(0);
  #begun = false;

  /** The blocks that are whole now, as views: valid as long as `chunk` is. Throws EarshotError `capture-failed` where the
   *  stream is not pcapng. */
  push(chunk: Uint8Array): Uint8Array[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const blocks: Uint8Array[] = [];
    let at = 0;
    if (bytes.length >= SMALLEST_BLOCK) this.#begin(bytes);
    while (bytes.length - at >= SMALLEST_BLOCK) {
      const length = view.getUint32(at + 4, true);
      const wrong = length < SMALLEST_BLOCK || length % 4 !== 0 || length > LARGEST_BLOCK;
      if (wrong) throw brokenStream();
      if (bytes.length - at < length) break;
      blocks.push(bytes.subarray(at, at + length));
      at += length;
    }
    this.#rest = bytes.slice(at);
    return blocks;
  }

  /** Every pcapng stream begins with a section header. */
  #begin(bytes: Uint8Array): void {
    if (!this.#begun && blockType(bytes) !== SECTION_HEADER) throw brokenStream();
    this.#begun = true;
  }
}

export function blockType(block: Uint8Array): number {
  return u32le(block, 0);
}

/** The captured octets of an enhanced packet block. A length that does not fit is cut to what is there. */
export function packetBytes(block: Uint8Array): Uint8Array {
  const room = Math.max(block.length - 32, 0);
  return block.subarray(28, 28 + Math.min(u32le(block, 20), room));
}

export function linkTypeOf(interfaceBlock: Uint8Array): number {
  return u16le(interfaceBlock, 8);
}

/** The drop count of a statistics block; null where it holds none. Options: pcapng section 4.6. */
export function droppedIn(statistics: Uint8Array): number | null {
  const view = new DataView(statistics.buffer, statistics.byteOffset, statistics.byteLength);
  for (let at = 20; at + 4 <= statistics.length - 4;) {
    const code = view.getUint16(at, true),
      length = view.getUint16(at + 2, true);
    if (code === 0) return null;
    if (code === 5 && length === 8 && at + 12 <= statistics.length) return Number(view.getBigUint64(at + 4, true));
    at += 4 + length + (-length & 3);
  }
  return null;
}

function brokenStream(): EarshotError {
  return new EarshotError('capture-failed', { reason: 'broken-stream' });
}
