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

/** Calls `emit` for each printable run in `bytes[at..end)`, also the short ones. */
export function eachRun(bytes: Uint8Array, at: number, end: number, emit: (at: number, length: number) => void): void {
  let i = at;
  while (i < end) {
    const stop = endOfRun(bytes, i, end);
    if (stop > i) emit(i, stop - i);
    i = stop + 1;
  }
}

/** Is there a run of `SHORTEST_RUN`? Every such run covers an octet of each stretch as long as it is, so that most of random
 *  octets need not be looked at. */
export function hasRun(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at + SHORTEST_RUN - 1; i < end; i += SHORTEST_RUN) {
    if (!isPrintable(bytes[i] ?? 0)) continue;
    let from = i;
    while (from > at && isPrintable(bytes[from - 1] ?? 0)) from--;
    if (endOfRun(bytes, i, Math.min(end, from + SHORTEST_RUN)) - from >= SHORTEST_RUN) return true;
  }
  return false;
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
