import { ascii, counted, u16, u32 } from './octets.ts';

/** A query for one IPv4 address (RFC 1035 section 4).
 *  @param flags by default: recursion desired, which LLMNR does not know */
export function dnsQuery(id: number, name: string, flags = 0x0100): number[] {
  return [...u16(id), ...u16(flags), ...u16(1), ...u16(0), ...u16(0), ...u16(0), ...question(name)];
}

/** Its answer, with the name as a pointer to the question (section 4.1.4). */
export function dnsAnswer(id: number, name: string, ip: string): number[] {
  const address = ip.split('.').map(Number);
  const answer = [0xc0, 0x0c, ...u16(1), ...u16(1), ...u32(60), ...counted(2, address)];
  return [...u16(id), 0x81, 0x80, ...u16(1), ...u16(1), ...u16(0), ...u16(0), ...question(name), ...answer];
}

function question(name: string): number[] {
  return [...name.split('.').flatMap((label) => counted(1, ascii(label))), 0, ...u16(1), ...u16(1)];
}
