/** Greetings of eDonkey by the tables that docs/protocols/edonkey.md names. tshark 4.0.17 reads ANSWER and LOGIN out of
 *  `text2pcap -T 50000,4662` as Hello Answer and Hello, with hash, port, tags and name. It does not know the octet in front
 *  of HELLO's hash, takes it for the hash's first and calls the rest malformed. */

function u16le(value: number): number[] {
  return [value & 0xff, value >> 8];
}
function u32le(value: number): number[] {
  return [...u16le(value & 0xffff), ...u16le(value >>> 16)];
}
export function record(protocol: number, ...data: readonly number[]): Uint8Array {
  return Uint8Array.from([protocol, ...u32le(data.length), ...data]);
}
export function text(name: number, value: string): number[] {
  return [2, 1, 0, name, ...u16le(value.length), ...Buffer.from(value, 'latin1')];
}
const number = (name: number, value: number): number[] => [3, 1, 0, name, ...u32le(value)];
const HASH = Array.from({ length: 16 }, (_, i) => 0xa0 + i);
const TAGS = [...u32le(3), ...text(1, 'rana'), ...number(0x11, 0x3c), ...text(0x55, 'build 7')];
const SERVER = [192, 0, 2, 1, 0x36, 0x12];

export const HELLO = record(0xe3, 1, 16, ...HASH, 198, 51, 100, 7, 0x36, 0x12, ...TAGS, ...SERVER);
export const ANSWER = record(0xe3, 0x4c, ...HASH, 198, 51, 100, 8, 0x36, 0x12, ...TAGS, ...SERVER);
export const LOGIN = record(0xe3, 1, ...HASH, 0, 0, 0, 0, 0x36, 0x12, ...TAGS);
/** A part of a file, of 20,000 octets. */
export const PART = record(0xe3, 0x46, ...Array.from({ length: 20_000 }, () => 7));
