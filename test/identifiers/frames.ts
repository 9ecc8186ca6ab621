import { readFileSync } from 'node:fs';
import { createCaptureReader } from '../../main/formats/reader.ts';
import type { Packet } from '../../main/formats/packet.ts';

/** The captured octets of the frames that are asked for, by number. */
export function framesOf(path: string, wanted: ReadonlySet<number>): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  const keep = ({ frame, bytes, at, length }: Packet): void => {
    if (wanted.has(frame)) found.set(frame, bytes.slice(at, at + length));
  };
  const reader = createCaptureReader();
  reader.push(new Uint8Array(readFileSync(path)), keep);
  reader.end(keep);
  return found;
}
