import { foldedAsWritten, foldedDecoded, type FoldedText } from './folded-text.ts';
import { writtenForms } from './written-forms.ts';

/** A form this short is replaced only where it is a whole part of a name: `tom` must not be cut out of `customer`. */
const SHORT = 6;
/** One letter alone names nobody, and would take every initial out of every name. */
const SHORTEST = 2;
/** A run of digits may be somebody's number, a name with an `@` somebody's address. */
const TELLING = /\p{Nd}{3}|@|%40/iu;
const TELLING_WORD = /[\p{L}\p{N}_@%]*(?:\p{Nd}{3}|@|%40)[\p{L}\p{N}_@%]*/giu;
const LONGEST_KEY = 80;

/** A private text and what stands for it in public. */
export interface PrivateText {
  readonly raw: string;
  readonly id: string;
}

/** Forms that begin alike: looked up by length, so that a thousand telephone numbers of one network cost as one. */
interface Alike {
  readonly lengths: Set<number>;
  readonly ids: Map<string, string>;
}

/** The one gate for every string that came from packets (design, section 4): a part that is a private value becomes its
 *  ordinal, also where it is written in another case, percent-encoded, or in base64 or hex; control characters go. Its cost grows with the text
 *  and not with the number of values: a hostile capture has many of both. */
export class PublicText {
  /** Forms by their first `SHORT` characters. */
  readonly #long = new Map<string, Alike>();
  readonly #short = new Map<string, string>();

  readonly #hideAddresses: (text: string) => string;

  /** @param values the first to claim a form keeps it
   *  @param hideAddresses puts names in the place of private addresses (`ClientNames.inText`) */
  constructor(values: Iterable<PrivateText>, hideAddresses: (text: string) => string) {
    this.#hideAddresses = hideAddresses;
    for (const { raw, id } of values) {
      for (const form of writtenForms(raw)) {
        if (form.length >= SHORT) this.#addLong(form, id);
        else if (form.length >= SHORTEST && !this.#short.has(form)) this.#short.set(form, id);
      }
    }
  }

  text(text: string): string {
    const hits = this.#find(foldedAsWritten(text));
    const decoded = foldedDecoded(text);
    if (decoded) hits.push(...this.#find(decoded));
    return this.#hideAddresses(printable(replaced(text, hits)));
  }

  /** A key that is not in the dictionary and holds a run of digits or an '@' may itself be somebody's ID. Where the
   *  dictionary knows only its end (`data[318204715][phone]`), the telling words alone go. */
  key(key: string | null, known: boolean): string | null {
    if (key === null) return null;
    const clean = this.text(key);
    if (!TELLING.test(clean)) return clean.slice(0, LONGEST_KEY);
    return known ? clean.replace(TELLING_WORD, '…').slice(0, LONGEST_KEY) : '(masked name)';
  }

  #addLong(form: string, id: string): void {
    const start = form.slice(0, SHORT);
    const alike = this.#long.get(start) ?? { lengths: new Set(), ids: new Map() };
    this.#long.set(start, alike);
    alike.lengths.add(form.length);
    if (!alike.ids.has(form)) alike.ids.set(form, id);
  }

  #find({ text, from, to }: FoldedText): Hit[] {
    const hits: Hit[] = [];
    if (this.#long.size === 0 && this.#short.size === 0) return hits;
    const add = (at: number, length: number, id: string): void => {
      hits.push({ from: from[at] ?? 0, to: to[at + length - 1] ?? 0, id });
    };
    for (let at = 0; at < text.length; at++) {
      const alike = this.#long.get(text.slice(at, at + SHORT));
      for (const length of alike?.lengths ?? []) {
        const id = alike?.ids.get(text.slice(at, at + length));
        if (id !== undefined) add(at, length, id);
      }
      if (this.#short.size === 0 || isWord(text, at - 1)) continue;
      for (let length = SHORTEST; length < SHORT && at + length <= text.length; length++) {
        const id = isWord(text, at + length) ? undefined : this.#short.get(text.slice(at, at + length));
        if (id !== undefined) add(at, length, id);
      }
    }
    return hits;
  }
}

interface Hit {
  readonly from: number;
  readonly to: number;
  readonly id: string;
}

/** Hits that overlap go together, under the name of the longest: no end of one is left standing. */
function replaced(text: string, hits: readonly Hit[]): string {
  const sorted = hits.toSorted((a, b) => a.from - b.from || b.to - a.to);
  let out = '';
  let done = 0;
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i];
    if (!first) break;
    let longest = first;
    let to = first.to;
    for (i++; i < sorted.length; i++) {
      const next = sorted[i];
      if (!next || next.from >= to) break;
      to = Math.max(to, next.to);
      if (next.to - next.from > longest.to - longest.from) longest = next;
    }
    out += text.slice(done, first.from) + between(longest.id, isWord(text, first.from - 1), isWord(text, to));
    done = to;
  }
  return out + text.slice(done);
}

/** Inside a word the ordinal gets brackets: `v1` and a 2 that follows would name another value. */
function between(id: string, before: boolean, after: boolean): string {
  return before || after ? `[${id}]` : id;
}

/** What could steer a terminal or turn the direction of a line is shown as a sign that stands for it. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '\ufffd');
}

/** A letter or digit. Half of a surrogate pair is none: where it is not clear, a value is rather cut out of a word. */
function isWord(text: string, at: number): boolean {
  const char = text[at];
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
