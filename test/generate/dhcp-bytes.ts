import { ascii, counted, u32 } from '../sample/octets.ts';

/** A DHCP request (RFC 2131 section 2) in which the client tells its host name (RFC 2132 section 3.14). */
export function dhcpRequest(id: number, hostName: string): number[] {
  const fixed = [1, 1, 6, 0, ...u32(id), ...Array.from({ length: 228 }, () => 0)];
  const options = [53, ...counted(1, [3]), 12, ...counted(1, ascii(hostName)), 255];
  return [...fixed, 0x63, 0x82, 0x53, 0x63, ...options];
}
