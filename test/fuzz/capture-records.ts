/** Where a capture file's records begin and end, by a reader of its own: the product's reader is what is tested here. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** Length of pcap's file header and record header. */
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const SECTION = 0x0a0d0d0a;

/** @returns the offset of each record's or block's first octet, and the end of the last whole one */
export function recordBorders(file: Uint8Array): number[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < FILE_HEADER) return [];
  const isBlocks = view.getUint32(0) === SECTION;
  const little = isBlocks
    ? view.getUint32(8, true) === 0x1a2b3c4d
    : [0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34].includes(view.getUint32(0, true));
  const borders: number[] = [];
  let at = isBlocks ? 0 : FILE_HEADER;
  while (at + RECORD_HEADER <= file.length) {
    borders.push(at);
    const size = isBlocks ? view.getUint32(at + 4, little) : RECORD_HEADER + view.getUint32(at + 8, little);
    if (size < 12 || at + size > file.length) return borders;
    at += size;
  }
  borders.push(at);
  return borders;
}

/** The file up to `cut`, of which only the header and the records within `most` octets before the cut are kept: what a
 *  test pays for a cut then does not grow with the file. */
export function lastPart(file: Bytes, borders: readonly number[], cut: number, most: number): Bytes {
  if (cut <= most) return file.subarray(0, cut);
  const from = borders.find((border) => border >= cut - most) ?? 0;
  const head = headerEnd(file, borders);
  if (from <= head || from > cut) return file.subarray(0, cut);
  const part = new Uint8Array(head + cut - from);
  part.set(file.subarray(0, head));
  part.set(file.subarray(from, cut), head);
  return part;
}

/** pcap: its file header. pcapng: all blocks before the first that holds a packet. */
function headerEnd(file: Uint8Array, borders: readonly number[]): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== SECTION) return FILE_HEADER;
  const little = view.getUint32(8, true) === 0x1a2b3c4d;
  return borders.find((at) => at + 4 <= file.length && [2, 3, 6].includes(view.getUint32(at, little))) ?? 0;
}
