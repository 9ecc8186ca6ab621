import { isQuote, isXmlSpace } from './xml-tokens.ts';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;

/** How a construct that is no tag ends, by the octet behind `<` or `<!`: `?>`, `-->`, `]]>`. */
const ENDS: Readonly<Record<string, readonly number[]>> = {
  instruction: [QUESTION, GT],
  comment: [0x2d, 0x2d, GT],
  cdata: [0x5d, 0x5d, GT],
};

/** Finds where one top-level piece of an XML stream ends: an element with all it holds, a lone tag such as a stream's
 *  opening, an instruction, or space. Goes on where it stopped, so that slow arrival costs each octet once. Indices are
 *  counted from the piece's first octet. */
export class XmlBorder {
  #at = 0;
  #depth = 0;
  #inside: 'text' | 'tag' | 'instruction' | 'comment' | 'cdata' = 'text';
  #quote = 0;
  #tagAt = 0;
  readonly #opensStream: (bytes: Uint8Array, at: number, end: number) => boolean;

  /** @param opensStream does the tag at `at` (behind `<`) open the stream? Its end tag comes last of all. */
  constructor(opensStream: (bytes: Uint8Array, at: number, end: number) => boolean) {
    this.#opensStream = opensStream;
  }

  reset(): void {
    this.#at = 0;
    this.#depth = 0;
    this.#inside = 'text';
    this.#quote = 0;
  }

  /** Length of the whole piece at `start`, 0 where its end has not come, `lost` where this is no XML. */
  find(bytes: Uint8Array, start: number, end: number): number | 'lost' {
    while (start + this.#at < end) {
      const i = start + this.#at;
      const octet = bytes[i] ?? 0;
      const done = this.#inside === 'text' ? this.#text(bytes, i, end, octet) : this.#markup(bytes, start, i, octet);
      if (done === 'wait') return 0;
      if (done === 'lost') return 'lost';
      if (done === 'before') return this.#at;
      this.#at++;
      if (done === 'end') return this.#at;
    }
    // Space between pieces is a piece of its own: it keeps connections alive (RFC 6120 section 4.6.1).
    return this.#inside === 'text' && this.#depth === 0 ? this.#at : 0;
  }

  #text(bytes: Uint8Array, i: number, end: number, octet: number): 'on' | 'wait' | 'lost' | 'before' {
    if (octet !== LT) return this.#depth > 0 || isXmlSpace(octet) ? 'on' : 'lost';
    if (this.#depth === 0 && this.#at > 0) return 'before';
    const next = bytes[i + 1] ?? 0;
    if (i + 1 >= end || (next === BANG && i + 2 >= end)) return 'wait';
    this.#tagAt = this.#at + 1;
    if (next === QUESTION) this.#inside = 'instruction';
    else if (next !== BANG) this.#inside = 'tag';
    else if (bytes[i + 2] === 0x2d) this.#inside = 'comment';
    else if (bytes[i + 2] === 0x5b) this.#inside = 'cdata';
    else return 'lost'; // a document type: RFC 6120 section 11.1 forbids it
    return 'on';
  }

  #markup(bytes: Uint8Array, start: number, i: number, octet: number): 'on' | 'end' {
    if (this.#inside !== 'tag') {
      const ending = ENDS[this.#inside] ?? [];
      const from = i - ending.length + 1;
      if (from <= start + this.#tagAt || !ending.every((want, k) => bytes[from + k] === want)) return 'on';
      return this.#leave();
    }
    if (this.#quote !== 0) {
      if (octet === this.#quote) this.#quote = 0;
      return 'on';
    }
    if (isQuote(octet)) this.#quote = octet;
    if (octet !== GT) return 'on';
    const tag = start + this.#tagAt;
    if (bytes[tag] === SLASH) this.#depth = Math.max(0, this.#depth - 1);
    else if (this.#depth === 0 && this.#opensStream(bytes, tag, i)) return this.#leave();
    else if (bytes[i - 1] !== SLASH) this.#depth++;
    return this.#leave();
  }

  #leave(): 'on' | 'end' {
    this.#inside = 'text';
    return this.#depth === 0 ? 'end' : 'on';
  }
}
