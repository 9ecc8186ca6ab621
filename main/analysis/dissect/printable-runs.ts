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
