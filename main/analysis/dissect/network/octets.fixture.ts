/** Writes the pieces that the network's protocols are made of. All of our own making. */
export type Octets = readonly number[];

export const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
export const wide = (text: string): number[] => [...Buffer.from(text, 'utf16le')];
export const le16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
export const le32 = (value: number): number[] => [...le16(value), ...le16(Math.floor(value / 0x10000))];
export const be16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
export const be32 = (value: number): number[] => [...be16(Math.floor(value / 0x10000)), ...be16(value)];

export const filled = (length: number, octet = 0): number[] => Array.from({ length }, () => octet);

/** A value of BER: its tag, its length in the shortest form, its contents. */
export function ber(tag: number, ...parts: (Octets | string)[]): number[] {
  const inside = parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : [...part]));
  const { length } = inside;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, ...be16(length)];
  return [tag, ...size, ...inside];
}

/** RFC 1001 section 14.1: a name's sixteen octets, two letters each, behind their length, and an empty scope. */
export function netbiosName(name: string, suffix: number): number[] {
  const octets = [...ascii(name.padEnd(15, ' ')), suffix];
  return [32, ...octets.flatMap((octet) => [0x41 + (octet >> 4), 0x41 + (octet & 15)]), 0];
}

/** An NTLM message of the third kind ([MS-NLMP] section 2.2.1.3), in UTF-16. */
export function ntlmLogin(domain: string, account: string, workstation: string): number[] {
  const parts = [[], [], wide(domain), wide(account), wide(workstation), []];
  let at = 64;
  const pairs = parts.flatMap((part) => {
    const pair = [...le16(part.length), ...le16(part.length), ...le32(at)];
    at += part.length;
    return pair;
  });
  return [...ascii('NTLMSSP\0'), ...le32(3), ...pairs, ...le32(1), ...parts.flat()];
}
