/** CRC-32 as gzip, PNG and Ethernet write it (RFC 1952 section 8.1.1: polynomial 0xedb88320, reflected), as a number below
 *  2^32. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const octet of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ octet) & 0xff] ?? 0);
  return ~sum >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, octet) => {
  let sum = octet;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum >>> 0;
});
