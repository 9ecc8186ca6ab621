import type { Span } from '../../bytes/cursor.ts';
import type { Decoded, FieldSink } from '../../model/field.ts';
import { spellsInAnyCase } from '../ascii.ts';
import { encodedWords } from './internet-message.ts';
import { inStead } from '../in-stead.ts';

/** RFC 9051 section 7.5.2: what an ENVELOPE holds, in this order. */
const MEMBERS = [
  'Date',
  'Subject',
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Bcc',
  'In-Reply-To',
  'Message-ID',
] as const;
const WORD = 'ENVELOPE (';
/** Receivers of one letter that are told apart. */
const MOST_ADDRESSES = 1_000;

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x28;
const CLOSE = 0x29;
const AT = 0x40;

/** The envelopes in a line of FETCH: subject, and who wrote to whom, under the same paths as a letter's own header. Stops where
 *  one has a literal in it, since the line ends there. */
export function emitEnvelopes(bytes: Uint8Array, at: number, end: number, sink: FieldSink): void {
  for (let i = at; i < end; i++)
    if (bytes[i] === 0x45 || bytes[i] === 0x65)
      if (spellsInAnyCase(bytes, i, end, WORD)) i = new Reader(bytes, i + WORD.length, end, sink).envelope();
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #sink: FieldSink;
  #at: number;

  constructor(bytes: Uint8Array, at: number, end: number, sink: FieldSink) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
    this.#sink = sink;
  }

  /** @returns where reading stopped */
  envelope(): number {
    for (const name of MEMBERS) {
      this.#spaces();
      if (this.#at >= this.#end) break;
      if (this.#bytes[this.#at] === OPEN) this.#addresses(name);
      else {
        const text = this.#string();
        if (text && name === 'Subject') {
          const options = encodedWords(this.#bytes, text);
          this.#sink.field('header.subject', name, text, { role: 'text', ...options });
        }
      }
    }
    return this.#at;
  }

  /** `((name route mailbox host)(…))`. */
  #addresses(name: string): void {
    this.#at++;
    for (let n = 0; n < MOST_ADDRESSES && this.#at < this.#end; n++) {
      this.#spaces();
      const octet = this.#bytes[this.#at];
      this.#at++;
      if (octet !== OPEN) return;
      this.#address(name);
    }
  }

  #address(name: string): void {
    const path = `header.${name.toLowerCase()}`;
    const [person, , mailbox, host] = [this.#string(), this.#string(), this.#string(), this.#string()];
    this.#spaces();
    if (this.#bytes[this.#at] === CLOSE) this.#at++;
    if (person) this.#sink.field(`${path}.name`, name, person, encodedWords(this.#bytes, person));
    if (!mailbox || !host) return; // the name of a group, or its end
    const span = { at: mailbox.at, length: host.at + host.length - mailbox.at };
    this.#sink.field(`${path}.address`, name, span, { decoded: joined(this.#bytes, mailbox, host, span) });
  }

  /** A string's inside; null: NIL, nothing, or no string. */
  #string(): Span | null {
    this.#spaces();
    const bytes = this.#bytes;
    const isString = bytes[this.#at] === QUOTE;
    const from = isString ? this.#at + 1 : this.#at;
    let i = from;
    for (; i < this.#end; i++) {
      const octet = bytes[i] ?? 0;
      if (isString ? octet === QUOTE : octet === SPACE || octet === CLOSE || octet === OPEN) break;
      if (isString && octet === BACKSLASH) i++;
    }
    const stop = Math.min(i, this.#end);
    this.#at = Math.min(this.#end, isString ? stop + 1 : stop);
    return isString && stop > from ? { at: from, length: stop - from } : null;
  }

  #spaces(): void {
    while (this.#at < this.#end && this.#bytes[this.#at] === SPACE) this.#at++;
  }
}

/** IMAP parts an address where the `@` stands. */
function joined(bytes: Uint8Array, mailbox: Span, host: Span, span: Span): Decoded {
  const plain = new Uint8Array(mailbox.length + 1 + host.length);
  plain.set(bytes.subarray(mailbox.at, mailbox.at + mailbox.length));
  plain[mailbox.length] = AT;
  plain.set(bytes.subarray(host.at, host.at + host.length), mailbox.length + 1);
  return inStead('imap-address', plain, span);
}
