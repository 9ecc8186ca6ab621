/** For recognising BER and DER (ITU-T X.690) without reading it. */

/** Where the contents begin behind the length at `at`, of any form. */
export function behindLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  return first < 0x80 ? at + 1 : at + 1 + Math.min(first & 0x7f, 4);
}

/** What the length at `at` says; -1: it is not there, or of a form that no message here has. */
export function lengthAt(bytes: Uint8Array, at: number, end = bytes.length): number {
  const first = at < end ? (bytes[at] ?? 0) : 0xff;
  if (first < 0x80) return first;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || at + octets >= end) return -1;
  let length = 0;
  for (let i = 1; i <= octets; i++) length = length * 256 + (bytes[at + i] ?? 0);
  return length;
}
