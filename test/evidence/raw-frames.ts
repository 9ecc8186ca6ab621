/** Frames of a capture by a reader of its own: the judge of the product's ranges must not lean on the product's reader.
 *  Knows pcap, and of pcapng section headers, enhanced, simple and old packet blocks: what the corpus holds. */
export interface RawFrame {
  readonly bytes: Uint8Array;
}

/** @returns frames in file order, so that frame number n stands at index n - 1. */
export function rawFrames(file: Uint8Array): RawFrame[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return view.getUint32(0) === 0x0a0d0d0a ? pcapng(file, view) : pcap(file, view);
}

function pcap(file: Uint8Array, view: DataView): RawFrame[] {
  const little = [0xa1b2c3d4, 0xa1b23c4d].includes(view.getUint32(0, true));
  const frames: RawFrame[] = [];
  for (let at = 24; at + 16 <= file.length;) {
    const length = view.getUint32(at + 8, little);
    if (at + 16 + length > file.length) break;
    frames.push({ bytes: file.subarray(at + 16, at + 16 + length) });
    at += 16 + length;
  }
  return frames;
}

function pcapng(file: Uint8Array, view: DataView): RawFrame[] {
  const frames: RawFrame[] = [];
  let little = true;
  for (let at = 0; at + 12 <= file.length;) {
    if (view.getUint32(at) === 0x0a0d0d0a) little = view.getUint32(at + 8, true) === 0x1a2b3c4d;
    const [type, size] = [view.getUint32(at, little), view.getUint32(at + 4, little)];
    if (size < 12 || at + size > file.length) break;
    const head = type === 3 ? 12 : 28;
    if (type === 2 || type === 3 || type === 6) {
      const captured =
        type === 3 ? Math.min(view.getUint32(at + 8, little), size - 16) : view.getUint32(at + 20, little);
      frames.push({ bytes: file.subarray(at + head, at + head + captured) });
    }
    at += size;
  }
  return frames;
}
