/** Paths that are remembered: an app's messages have some thousand, hostile ones any number. */
const MOST_PATHS = 20_000;
/** Longer ones are seldom said twice. */
const LONGEST = 128;

/** Names of fields, put together. The same few come again and again: making each anew is garbage, and a string that was
 *  just put together is copied once more by the first rule that looks into it. */
class PathBook {
  readonly #joiner: string;
  readonly #books = new Map<string, Map<string, string>>();
  #size = 0;
  #outer = '';
  #book = new Map<string, string>();

  constructor(joiner: string) {
    this.#joiner = joiner;
  }

  join(outer: string, inner: string): string {
    if (outer !== this.#outer) this.#turnTo(outer);
    const known = this.#book.get(inner);
    if (known !== undefined) return known;
    const path = outer + this.#joiner + inner;
    if (path.length <= LONGEST) this.#remember(inner, path);
    return path;
  }

  #turnTo(outer: string): void {
    let book = this.#books.get(outer);
    if (!book) {
      this.#makeRoom();
      book = new Map();
      if (outer.length <= LONGEST) this.#books.set(outer, book);
    }
    this.#outer = outer;
    this.#book = book;
  }

  #remember(inner: string, path: string): void {
    this.#makeRoom();
    this.#book.set(inner, path);
  }

  #makeRoom(): void {
    if (++this.#size <= MOST_PATHS) return;
    this.#size = 1;
    this.#books.clear();
    this.#book = new Map();
    this.#books.set(this.#outer, this.#book);
  }
}

const members = new PathBook('.');
const elements = new PathBook('');

/** `outer.inner` */
export function pathIn(outer: string, inner: string): string {
  return members.join(outer, inner);
}

/** `outer[]` */
export function pathOfElements(outer: string): string {
  return elements.join(outer, '[]');
}
