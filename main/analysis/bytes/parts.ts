import type { Span } from './cursor.ts';
import { endOfJsonObject, endOfXml } from './document.ts';
import { endOfNamedMap, mapFormatAt, UNFINISHED, type MapFormat } from './named-map.ts';
import { endOfRun, isPrintable, nextRun, SHORTEST_RUN, textsOfRun } from './printable-runs.ts';
import { beginsPropertyList } from './property-list-mark.ts';
import { isPlainName, pairsAt } from './string-chain.ts';
import { isDigit, sequenceLength } from './text.ts';
import { nextWideText } from './wide-text.ts';

/** What opens a part: names of unwrappers. */
export type PartKind = MapFormat | 'property-list' | 'json' | 'xml' | 'utf-16le' | 'utf-16be';

export interface PartListener {
  /** Text on one line. @param key the string before it, where that names it */
  text(bytes: Uint8Array, at: number, length: number, key: Span | null): void;
  part(kind: PartKind, bytes: Uint8Array, at: number, length: number): void;
  /** More than are told: from here on nothing is. */
  more(at: number, length: number): void;
}

/** Octets in front of a text in which the structure around it may begin: a map's numbers, a length. */
const LOOK_BACK = 64;
/** Texts and parts told per piece; more is a text, which the piece itself shows as well. */
const MOST_TOLD = 256;
/** Octets between a label (`userid:`) and what it names. */
const MOST_BETWEEN = 4;
const LONGEST_LABEL = 64;
const FEWEST_LETTERS = 3;

const OPEN_BRACE = 0x7b;
const LESS = 0x3c;
const LETTER_B = 0x62;
const COLON = 0x3a;
const EQUALS = 0x3d;

/** Finds what reads among octets that no dissector knows, behind whatever header: documents (JSON, XML), maps with names
 *  (MessagePack, CBOR, BSON), names and values as neighbouring strings, text in UTF-16, and printable runs.
 *  @param isLast false: more octets follow these, and what reaches `end` is left for later
 *  @returns the index from which on nothing was told */
export function findParts(bytes: Uint8Array, at: number, end: number, isLast: boolean, to: PartListener): number {
  return new Finder(bytes, end, isLast, to).read(at);
}

class Finder {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #isLast: boolean;
  readonly #to: PartListener;
  #told = 0;
  /** Where the piece begins. */
  #first = 0;

  constructor(bytes: Uint8Array, end: number, isLast: boolean, to: PartListener) {
    this.#bytes = bytes;
    this.#end = end;
    this.#isLast = isLast;
    this.#to = to;
  }

  read(start: number): number {
    this.#first = start;
    let at = start;
    for (let wide = nextWideText(this.#bytes, at, this.#end); wide; wide = nextWideText(this.#bytes, at, this.#end)) {
      this.#narrow(at, wide.at, true);
      const stop = wide.at + wide.length;
      if (!this.#isLast && stop + 1 >= this.#end) return wide.at;
      if (!this.#tell(`utf-16${wide.order}`, wide.at, stop)) return this.#end;
      at = stop;
    }
    return this.#narrow(at, this.#end, this.#isLast);
  }

  /** Text of one octet a letter. */
  #narrow(start: number, end: number, isLast: boolean): number {
    const bytes = this.#bytes;
    let at = start;
    for (let run = nextRun(bytes, at, end); run < end; run = nextRun(bytes, at, end)) {
      const stop = this.#structure(at, run, endOfRun(bytes, run, end), end, isLast);
      if (stop < 0) return -stop - 1;
      at = stop;
      if (this.#told > MOST_TOLD) return this.#end;
    }
    if (isLast) return end;
    // A run that is too short as yet.
    let open = end;
    while (open > at && isPrintable(bytes[open - 1] ?? 0)) open--;
    return this.#withLength(at, open);
  }

  /** The octets in front of a text may be its length: they are left with it. */
  #withLength(start: number, run: number): number {
    let at = run;
    while (at > start && run - at < MOST_BETWEEN && !isPrintable(this.#bytes[at - 1] ?? 0)) at--;
    return at;
  }

  /** Tells what begins in front of the run or in it. @returns the index behind; -1 less the index of what is left for later */
  #structure(start: number, run: number, runEnd: number, end: number, isLast: boolean): number {
    const bytes = this.#bytes;
    for (let i = Math.max(start, run - LOOK_BACK); i < runEnd; i++) {
      const first = bytes[i] ?? 0;
      if (i > run && first !== OPEN_BRACE && first !== LESS && first !== LETTER_B) continue;
      const stop =
        first === OPEN_BRACE
          ? this.#document('json', i, endOfJsonObject(bytes, i, end), end, isLast, run)
          : first === LESS
            ? this.#document('xml', i, endOfXml(bytes, i, end), end, isLast, run)
            : first === LETTER_B && beginsPropertyList(bytes, i, end)
              ? this.#document('property-list', i, end, end, isLast, run)
              : i > run
                ? 0
                : this.#map(i, end, isLast) || this.#pairs(i, end);
      if (stop !== 0) return stop;
    }
    if (runEnd === end && !isLast) return -1 - this.#withLength(start, run);
    return this.#run(start, run, runEnd, end);
  }

  /** 0: none. */
  #document(
    kind: 'json' | 'xml' | 'property-list',
    at: number,
    stop: number,
    end: number,
    isLast: boolean,
    run: number,
  ): number {
    if (stop < 0) return 0;
    if (stop === end && !isLast) return -1 - Math.min(at, run);
    if (at - run >= SHORTEST_RUN) this.#texts(run, run, at);
    this.#tell(kind, at, stop);
    return stop;
  }

  #map(at: number, end: number, isLast: boolean): number {
    const format = mapFormatAt(this.#bytes, at);
    if (format === null) return 0;
    const stop = endOfNamedMap(format, this.#bytes, at, end);
    if (stop === UNFINISHED && !isLast) return -1 - at;
    if (stop < 0) return 0;
    this.#tell(format, at, stop);
    return stop;
  }

  #pairs(at: number, end: number): number {
    const chain = pairsAt(this.#bytes, at, end);
    if (!chain || !this.#areValues(chain.places)) return 0;
    const { places } = chain;
    for (let i = 0; i + 3 < places.length; i += 4) {
      const [keyAt = 0, keyLength = 0, valueAt = 0, valueLength = 0] = places.slice(i, i + 4);
      this.#text(valueAt, valueLength, { at: keyAt, length: keyLength });
    }
    return chain.end;
  }

  /** Programs' own lists of names (a table's columns, a class's members) are strings in a row as well: half of what stands for
   *  values must be something else than a word. */
  #areValues(places: readonly number[]): boolean {
    let values = 0;
    for (let i = 2; i < places.length; i += 4) if (this.#isValue(places[i] ?? 0, places[i + 1] ?? 0)) values++;
    return 2 * values >= places.length / 4;
  }

  /** Something that programs do not call their own things by: digits, spaces, an address; no path and no type's signature. */
  #isValue(at: number, length: number): boolean {
    let isValue = false;
    for (let i = at; i < at + length; i++) {
      const octet = this.#bytes[i] ?? 0;
      if (octet === 0x2f || octet === 0x3b || octet === 0x28) return false; // '/', ';', '('
      if (isDigit(octet) || octet === 0x40 || octet === 0x20 || octet >= 0x80) isValue = true;
    }
    return isValue;
  }

  #run(start: number, run: number, runEnd: number, end: number): number {
    const stop = this.#isNaming(run, runEnd) ? this.#overLetters(runEnd, end) : runEnd;
    const key = this.#labelOf(run);
    if (key && this.#isValue(run, stop - run)) this.#text(run, stop - run, key);
    else this.#texts(start, run, stop);
    return stop;
  }

  #texts(start: number, at: number, end: number): void {
    for (const text of textsOfRun(this.#bytes, start, at, end)) this.#text(text.at, text.length, null);
  }

  #isNaming(at: number, end: number): boolean {
    for (let i = at; i < end; i++) if (this.#bytes[i] === EQUALS || this.#bytes[i] === COLON) return true;
    return false;
  }

  /** Letters of other scripts may stand in `name=value`, where text goes on behind them or nothing does. */
  #overLetters(runEnd: number, end: number): number {
    const bytes = this.#bytes;
    let stop = runEnd;
    for (let i = runEnd; i < end && (bytes[i] ?? 0) >= 0x80;) {
      const size = sequenceLength(bytes, i, end);
      if (size < 2) return stop;
      i += size;
      const next = bytes[i] ?? 0;
      if (i === end || next === 0 || next === 0x0a || next === 0x0d) return i;
      if (!isPrintable(next)) continue;
      i = endOfRun(bytes, i, end);
      stop = i;
    }
    return stop;
  }

  /** The string in front that names this one: `userid:` not far away, or any name with one NUL between. */
  #labelOf(run: number): Span | null {
    const bytes = this.#bytes;
    const start = this.#first;
    let stop = run;
    while (stop > start && run - stop < MOST_BETWEEN && !isPrintable(bytes[stop - 1] ?? 0)) stop--;
    if (stop === run) return null;
    let at = stop;
    while (at > start && stop - at <= LONGEST_LABEL && isPrintable(bytes[at - 1] ?? 0)) at--;
    const last = bytes[stop - 1];
    const isLabel = last === COLON || last === EQUALS;
    if (!isLabel && (run - stop !== 1 || bytes[stop] !== 0)) return null;
    const length = stop - at - (isLabel ? 1 : 0);
    return isPlainName(bytes, at, length, FEWEST_LETTERS) ? { at, length } : null;
  }

  #text(at: number, length: number, key: Span | null): void {
    if (this.#told++ >= MOST_TOLD) {
      if (this.#told === MOST_TOLD + 1) this.#to.more(at, length);
      return;
    }
    this.#to.text(this.#bytes, at, length, key);
  }

  #tell(kind: PartKind, at: number, stop: number): boolean {
    if (this.#told++ >= MOST_TOLD) {
      if (this.#told === MOST_TOLD + 1) this.#to.more(at, stop - at);
      return false;
    }
    this.#to.part(kind, this.#bytes, at, stop - at);
    return true;
  }
}
