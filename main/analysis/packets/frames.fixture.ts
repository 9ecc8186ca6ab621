/** Makes frames for tests: our own generator, checked against tshark by hand. Addresses are from documentation ranges
 *  (RFC 5737, RFC 3849). IPv4's checksum is right unless told; those of TCP and UDP stay 0: nothing here looks at them. */
import type { Packet } from '../../formats/packet.ts';

export function bytesOf(...parts: (Uint8Array | number[] | number)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));
}

export function be16(value: number): number[] {
  return [(value >>> 8) & 255, value & 255];
}

export function be32(value: number): number[] {
  return [...be16(value >>> 16), ...be16(value & 0xffff)];
}

export function text(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0));
}

export const CLIENT4 = [192, 0, 2, 10];
export const SERVER4 = [198, 51, 100, 20];
export const CLIENT6 = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0a];
export const SERVER6 = [0x20, 0x01, 0x0d, 0xb8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14];

export interface Ip4Options {
  source?: number[];
  destination?: number[];
  id?: number;
  /** Flags and fragment offset as one number. */
  fragment?: number;
  /** Overrides the total length. */
  total?: number;
  checksum?: number;
}

export function ip4(protocol: number, body: Uint8Array, options: Ip4Options = {}): Uint8Array {
  const { source = CLIENT4, destination = SERVER4, id = 1, fragment = 0, total = 20 + body.length } = options;
  const before = bytesOf(0x45, 0, be16(total), be16(id), be16(fragment), 64, protocol);
  const { checksum = checksumOf(bytesOf(before, source, destination)) } = options;
  return bytesOf(before, be16(checksum), source, destination, body);
}

/** RFC 1071. */
function checksumOf(octets: Uint8Array): number {
  let sum = 0;
  for (const [i, octet] of octets.entries()) sum += i % 2 === 0 ? octet * 256 : octet;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

export interface Ip6Options {
  source?: number[];
  destination?: number[];
  length?: number;
}

export function ip6(next: number, body: Uint8Array, options: Ip6Options = {}): Uint8Array {
  const { source = CLIENT6, destination = SERVER6, length = body.length } = options;
  return bytesOf(0x60, 0, 0, 0, be16(length), next, 64, source, destination, body);
}

/** RFC 8200 section 4.5; `offset` in octets. */
export function fragment6(next: number, offset: number, more: boolean, id: number, body: Uint8Array): Uint8Array {
  return bytesOf(next, 0, be16(offset | (more ? 1 : 0)), be32(id), body);
}

export function udp(source: number, destination: number, payload: Uint8Array, length = 8 + payload.length): Uint8Array {
  return bytesOf(be16(source), be16(destination), be16(length), 0, 0, payload);
}

export function tcp(
  source: number,
  destination: number,
  seq: number,
  ack: number,
  flags: number,
  payload: Uint8Array = new Uint8Array(0),
): Uint8Array {
  return bytesOf(be16(source), be16(destination), be32(seq), be32(ack), 0x50, flags, be16(8192), 0, 0, 0, 0, payload);
}

export function echo(reply: boolean, id: number, sequence: number): Uint8Array {
  return bytesOf(reply ? 0 : 8, 0, 0, 0, be16(id), be16(sequence), text('abcdefgh'));
}

export function ethernet(type: number, body: Uint8Array, destination = [2, 0, 0, 0, 0, 2]): Uint8Array {
  return bytesOf(destination, [2, 0, 0, 0, 0, 1], be16(type), body);
}

/** A packet as a reader hands it on; raw IP where no link type is given. `wireLength` less than the octets is theirs. */
export function packetOf(bytes: Uint8Array, rest: Partial<Packet> = {}): Packet {
  return {
    frame: 1,
    bytes,
    at: 0,
    length: bytes.length,
    wireLength: bytes.length,
    time: { seconds: 1_700_000_000, nanos: 0 },
    linkType: 101,
    process: null,
    own: false,
    inventedHeaders: false,
    ...rest,
  };
}
