/** Big-endian octets, as protocols on the wire have them. */
export const u8 = (value: number): number[] => [value & 0xff];
export const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
export const u24 = (value: number): number[] => [(value >> 16) & 0xff, ...u16(value)];
export const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
export const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** A list with its length in front, in as many octets as `width`. */
export function counted(width: 1 | 2 | 3, content: readonly number[]): number[] {
  const length = width === 1 ? u8(content.length) : width === 2 ? u16(content.length) : u24(content.length);
  return [...length, ...content];
}
