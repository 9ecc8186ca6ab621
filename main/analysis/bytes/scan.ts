/** Octets looked at one by one before a view is made: making one costs about as much. */
const NEAR = 48;

/** The first place of the octet in `from..end`, or `end`. Never looks past `end`: a plain `indexOf` over a shared array
 *  would, for every field again. */
export function placeOf(bytes: Uint8Array, octet: number, from: number, end: number): number {
  const near = Math.min(end, from + NEAR);
  for (let i = from; i < near; i++) if (bytes[i] === octet) return i;
  if (near >= end) return end;
  const found = bytes.subarray(near, end).indexOf(octet);
  return found < 0 ? end : near + found;
}

/** True where `part` stands at `at` in bytes that end at `end`. */
export function standsAt(bytes: Uint8Array, part: Uint8Array, at: number, end: number): boolean {
  if (at < 0 || at + part.length > end) return false;
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}
