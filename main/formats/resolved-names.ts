import { eachOption } from './pcapng-options.ts';

/** pcapng, draft-ietf-opsawg-pcapng section 4.5: record types, and how long the address before the names is (IPv4, IPv6,
 *  and hardware addresses of 48 and 64 bits). */
const ADDRESS_OCTETS: readonly number[] = [0, 4, 16, 6, 8];

/** How many names a name resolution block gives to addresses. They are what the capturing machine knew, from its own DNS
 *  cache, a hosts file or a person's list: no packet showed them. So they are counted, and no flow is named after them. */
export function countResolvedNames(bytes: Uint8Array, at: number, end: number, little: boolean): number {
  let names = 0;
  eachOption(bytes, at, end, little, (type, value, length) => {
    const address = ADDRESS_OCTETS[type] ?? 0;
    if (address === 0) return;
    // Each name ends in a zero octet; one that does not, ends with its record.
    let empty = true;
    for (let i = value + address; i < value + length; i++) {
      if (bytes[i] !== 0) empty = false;
      else {
        if (!empty) names++;
        empty = true;
      }
    }
    if (!empty) names++;
  });
  return names;
}
