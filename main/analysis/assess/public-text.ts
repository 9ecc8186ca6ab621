import { isAlphanumeric } from '../bytes/text.ts';
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
/** Five characters, of which the oldest is four times four bits old: `hashed`. */
const HASHED = 5;
const HASHES = 1 << 20;
/** Texts whose public form is remembered: names of servers come again and again in rows of flows. */
const MOST_REMEMBERED = 10_000;

/** A private text and what stands for it in public. */
export interface PrivateText {
  readonly raw: string;
  readonly id: string;
}

/** The one gate for every string that came from packets (design, section 4): a part that is a private value becomes its
 *  ordinal, also where it is written in another case, percent-encoded, or in base64 or hex; control characters go. Its cost grows with the text
 *  and not with the number of values: a hostile capture has many of both. */
export class PublicText {
  readonly #long = new Map<string, string>();
  /** The lengths of long forms by their first `SHORT` characters (one, or several): a thousand telephone numbers of one
   *  network cost as one. */
  readonly #lengths = new Map<string, number | Set<number>>();
  /** By `hashed`: long forms begin so. Nearly every place of a text is passed over with a look into it. */
  readonly #begun = new Uint8Array(HASHES);
  readonly #short = new Map<string, string>();
  readonly #shown = new Map<string, string>();

  readonly #hideAddresses: (text: string) => string;

  /** @param values the first to claim a form keeps it
   *  @param hideAddresses puts names in the place of private addresses (`ClientNames.inText`) */
  constructor(values: Iterable<PrivateText>, hideAddresses: (text: string) => string) {
    this.#hideAddresses = hideAddresses;
    const done = new Set<string>();
    for (const { raw, id } of values) {
      if (done.has(raw)) continue;
      done.add(raw);
      for (const form of writtenForms(raw)) {
        if (form.length >= SHORT) this.#addLong(form, id);
        else if (form.length >= SHORTEST && !this.#short.has(form)) this.#short.set(form, id);
      }
    }
  }

  text(text: string): string {
    const known = this.#shown.get(text);
    if (known !== undefined) return known;
    const hits = this.#find(foldedAsWritten(text));
    const decoded = foldedDecoded(text);
    if (decoded) hits.push(...this.#find(decoded));
    const shown = this.#hideAddresses(printable(replaced(text, hits)));
    if (this.#shown.size < MOST_REMEMBERED) this.#shown.set(text, shown);
    return shown;
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
    if (this.#long.has(form)) return;
    this.#long.set(form, id);
    const start = form.slice(0, SHORT);
    const lengths = this.#lengths.get(start);
    if (lengths === undefined) this.#lengths.set(start, form.length);
    else if (typeof lengths !== 'number') lengths.add(form.length);
    else if (lengths !== form.length) this.#lengths.set(start, new Set([lengths, form.length]));
    let hash = 0;
    for (let i = 0; i < HASHED; i++) hash = hashed(hash, form, i);
    this.#begun[hash] = 1;
  }

  #find(folded: FoldedText): Hit[] {
    const hits: Hit[] = [];
    if (this.#long.size > 0) this.#findLong(folded, hits);
    if (this.#short.size > 0) this.#findShort(folded, hits);
    return hits;
  }

  #findLong(folded: FoldedText, hits: Hit[]): void {
    const { text } = folded;
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
      hash = hashed(hash, text, i);
      const at = i + 1 - HASHED;
      if (at < 0 || this.#begun[hash] === 0) continue;
      const lengths = this.#lengths.get(text.slice(at, at + SHORT)) ?? NO_LENGTHS;
      for (const length of typeof lengths === 'number' ? [lengths] : lengths) {
        const id = this.#long.get(text.slice(at, at + length));
        if (id !== undefined) hits.push(hitAt(folded, at, length, id));
      }
    }
  }

  #findShort(folded: FoldedText, hits: Hit[]): void {
    const { text } = folded;
    for (let at = 0; at < text.length; at++) {
      if (isWord(text, at - 1)) continue;
      for (let length = SHORTEST; length < SHORT && at + length <= text.length; length++) {
        const id = isWord(text, at + length) ? undefined : this.#short.get(text.slice(at, at + length));
        if (id !== undefined) hits.push(hitAt(folded, at, length, id));
      }
    }
  }
}

const NO_LENGTHS: ReadonlySet<number> = new Set();

/** A hash of the last `HASHED` characters, from that of the ones before: four bits on, so that older ones fall out. */
function hashed(before: number, text: string, at: number): number {
  return ((before << 4) ^ text.charCodeAt(at)) & (HASHES - 1);
}

interface Hit {
  readonly from: number;
  readonly to: number;
  readonly id: string;
}

function hitAt({ stretches }: FoldedText, at: number, length: number, id: string): Hit {
  if (!stretches) return { from: at, to: at + length, id };
  return { from: stretches.from[at] ?? 0, to: stretches.to[at + length - 1] ?? 0, id };
}

/** Hits that overlap go together, under the name of the longest: no end of one is left standing. */
function replaced(text: string, hits: readonly Hit[]): string {
  if (hits.length === 0) return text;
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
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? isAlphanumeric(unit) : /[\p{L}\p{N}]/u.test(text[at] ?? '');
}
