/** Octets looked at one by one before a view is made: making one costs about as much, and is garbage afterwards. */
const NEAR = 256;

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

/** The first place of `part` in `from..end`, or `end`. */
export function placeOfAll(bytes: Uint8Array, part: Uint8Array, from: number, end: number): number {
  const first = part[0];
  if (first === undefined) return from;
  const last = end - part.length;
  const near = Math.min(last + 1, from + NEAR);
  for (let i = from; i < near; i++) if (bytes[i] === first && standsAt(bytes, part, i, end)) return i;
  if (near > last) return end;
  const rest = bytes.subarray(near, end);
  for (let i = rest.indexOf(first); i >= 0; i = rest.indexOf(first, i + 1))
    if (standsAt(rest, part, i, rest.length)) return near + i;
  return end;
}
