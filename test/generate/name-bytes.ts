import { ascii, counted, u16 } from '../sample/octets.ts';

/** A question to the local network for a computer's name (RFC 1002 section 4.2.12). */
export function nbnsQuery(id: number, name: string): number[] {
  return [
    ...u16(id),
    0x01,
    0x10,
    ...u16(1),
    ...u16(0),
    ...u16(0),
    ...u16(0),
    ...netbiosName(name),
    ...u16(0x20),
    ...u16(1),
  ];
}

/** A computer's datagram to its group (RFC 1002 section 4.4.2), of nothing that is known. */
export function netbiosDatagram(id: number, from: string): number[] {
  const content = [...netbiosName(from), ...netbiosName('GROUP'), 0, 0];
  return [0x11, 0x0a, ...u16(id), 192, 0, 2, 1, ...u16(138), ...u16(content.length), ...u16(0), ...content];
}

/** A name in two letters for each of 16 octets (RFC 1001 section 14.1). */
function netbiosName(name: string): number[] {
  const octets = [...ascii(name.padEnd(15)), 0];
  return [
    ...counted(
      1,
      octets.flatMap((octet) => [0x41 + (octet >> 4), 0x41 + (octet & 0xf)]),
    ),
    0,
  ];
}

/** UPnP Device Architecture 2.0 section 1.3.2. */
export function ssdpSearch(host: string): number[] {
  return ascii(`M-SEARCH * HTTP/1.1\r\nHost: ${host}\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n`);
}

/** A TURN server's answer that says in whose name a password is wanted: an error of Allocate with a REALM (RFC 8489
 *  section 9.2.4). */
export function turnRefusal(id: number, realm: string): number[] {
  const padded = realm.padEnd(Math.ceil(realm.length / 4) * 4, '\0');
  const attribute = [...u16(0x0014), ...u16(realm.length), ...ascii(padded)];
  const transaction = [...Array.from({ length: 10 }, () => 7), ...u16(id)];
  return [...u16(0x0113), ...u16(attribute.length), 0x21, 0x12, 0xa4, 0x42, ...transaction, ...attribute];
}
