import { createCaptureReader } from '../../main/formats/reader.ts';
import { interfaceDescription, packetBlock, sectionHeader } from '../../main/formats/pcapng-writer.ts';
import { PacketDecoder } from '../../main/analysis/packets/decode.ts';
import type { Bytes } from './capture-records.ts';

/** One frame, away from its file: what the fuzzer mixes and what is kept of a failing input. */
export interface Frame {
  readonly linkType: number;
  readonly seconds: number;
  readonly nanos: number;
  readonly wireLength: number;
  readonly bytes: Bytes;
}

/** Where a frame's payload lies, behind headers that are read as they stand. */
export interface Payload {
  readonly at: number;
  readonly length: number;
  readonly protocol: number;
}

export function framesOf(file: Bytes): Frame[] {
  const frames: Frame[] = [];
  const reader = createCaptureReader();
  const take = (packet: Parameters<Parameters<typeof reader.push>[1]>[0]): void => {
    frames.push({
      linkType: packet.linkType,
      seconds: packet.time?.seconds ?? 0,
      nanos: packet.time?.nanos ?? 0,
      wireLength: packet.wireLength,
      bytes: new Uint8Array(packet.bytes.subarray(packet.at, packet.at + packet.length)),
    });
  };
  reader.push(file, take);
  reader.end(take);
  return frames;
}

/** The frames as one pcapng, an interface for each link type. */
export function fileOf(frames: readonly Frame[]): Bytes {
  const links = [...new Set(frames.map(({ linkType }) => linkType))];
  const blocks = frames.map(({ linkType, seconds, nanos, wireLength, bytes }) =>
    packetBlock({ interfaceId: links.indexOf(linkType), time: { seconds, nanos }, bytes, wireLength }),
  );
  return new Uint8Array(
    Buffer.concat([sectionHeader(), ...links.map((link) => interfaceDescription(link)), ...blocks]),
  );
}

/** Null: the frame has no transport payload of its own (a fragment, ARP, a link that is not read). */
export function payloadOf({ linkType, bytes, wireLength }: Frame): Payload | null {
  let found: Payload | null = null;
  const decoder = new PacketDecoder({
    segment(segment) {
      const isInside = segment.whole && segment.bytes === bytes && segment.length > 0;
      if (isInside) found = { at: segment.at, length: segment.length, protocol: segment.protocol };
    },
    undecoded() {},
  });
  decoder.packet({
    frame: 1,
    bytes,
    at: 0,
    length: bytes.length,
    wireLength: Math.max(wireLength, bytes.length),
    time: { seconds: 1, nanos: 0 },
    linkType,
    process: null,
    own: false,
    inventedHeaders: false,
  });
  return found;
}
