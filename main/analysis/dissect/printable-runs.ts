/** Shorter runs are noise: one random octet in three is a printable one. */
export const SHORTEST_RUN = 6;

/** ASCII that a person can read on one line, and the tab. Other scripts are not told from noise here: own values in
 *  UTF-8 are found in the octets themselves. */
export function isPrintable(octet: number): boolean {
  return (octet >= 0x20 && octet < 0x7f) || octet === 0x09;
}

/** First index in `[at, end)` whose octet is not printable, or `end`. */
export function endOfRun(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && isPrintable(bytes[i] ?? 0)) i++;
  return i;
}

/** All bits where the octet is printable, none where it is not. */
const PRINTABLE = Uint8Array.from({ length: 256 }, (_, octet) => (isPrintable(octet) ? 0xff : 0));

/** Where the first run of `SHORTEST_RUN` in `bytes[at..end)` begins, or `end`. Counts without a branch on what an octet is: of
 *  random ones no processor can foretell it, and its wrong guesses cost more than the counting. */
export function nextRun(bytes: Uint8Array, at: number, end: number): number {
  let length = 0;
  for (let i = at; i < end; i++) {
    length = (length + 1) & (PRINTABLE[bytes[i] ?? 0] ?? 0);
    if (length === SHORTEST_RUN) return i + 1 - SHORTEST_RUN;
  }
  return end;
}

/** Octets before a document that may be a length or a type which happens to be readable: a 32-bit number at most. */
const LONGEST_PREFIX = 4;

/** Where the text in a run begins. A length in front of it may look like letters (`,{"a":1}`: 44 octets follow): it is left
 *  out where the octets say so, by a JSON object that begins behind it or by being the length of what follows.
 *  @param before the octet in front of the run; -1: not known. */
export function startOfText(bytes: Uint8Array, at: number, length: number, before: number): number {
  for (let i = at; i <= at + Math.min(LONGEST_PREFIX, length - SHORTEST_RUN); i++) {
    if (bytes[i] === 0x7b && bytes[i + 1] === 0x22) return i; // '{"'
  }
  return before === 0 && bytes[at] === length - 1 && length > SHORTEST_RUN ? at + 1 : at;
}
