/** Do the octets from `at` spell `word`? `end` bounds the reading. */
export function spells(bytes: Uint8Array, at: number, end: number, word: string): boolean {
  if (at < 0 || at + word.length > Math.min(end, bytes.length)) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** As `spells`, for a `word` in capital letters that may be sent in any case. */
export function spellsInAnyCase(bytes: Uint8Array, at: number, end: number, word: string): boolean {
  if (at < 0 || at + word.length > Math.min(end, bytes.length)) return false;
  for (let i = 0; i < word.length; i++) {
    const octet = bytes[at + i] ?? 0;
    if ((octet >= 0x61 && octet <= 0x7a ? octet - 0x20 : octet) !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** First index in `[at, end)` that holds `octet`, or `end`. */
export function indexOfOctet(bytes: Uint8Array, octet: number, at: number, end: number): number {
  for (let i = at; i < end; i++) if (bytes[i] === octet) return i;
  return end;
}

/** Do the same octets stand at `one` and at `other`? */
export function sameOctets(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[one + i] !== bytes[other + i]) return false;
  return true;
}
