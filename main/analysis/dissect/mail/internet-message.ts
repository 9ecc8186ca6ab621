import type { Span } from '../../bytes/cursor.ts';
import { placeOfAll } from '../../bytes/scan.ts';
import { decodeLatin1, encodeUtf8 } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import { indexOfOctet } from '../ascii.ts';
import { readHeaderLines, trimmed, type HeaderLine } from './header-lines.ts';
import { readMailboxes } from './mailboxes.ts';

/** Letters in letters, parts in parts: a forwarded letter with attachments is three. */
const MAX_DEPTH = 5;
/** Parts of one letter. */
const MOST_PARTS = 200;
/** Octets of a header field that are read for a type, a boundary (RFC 2046: 70) or an encoding. */
const LONGEST_TYPE = 1_000;

/** Fields that hold addresses: RFC 5322 sections 3.6.2, 3.6.3, 3.6.6 and 3.6.7, RFC 8098, and what servers add. */
const ADDRESSES = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'resent-from',
  'resent-sender',
  'resent-to',
  'resent-cc',
  'resent-bcc',
  'return-path',
  'disposition-notification-to',
  'delivered-to',
  'x-original-to',
  'envelope-to',
]);

/** Fields that a person writes (RFC 5322 section 3.6.5). */
const WRITTEN = new Set(['subject', 'comments']);
/** RFC 2045 section 6: the others change nothing. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['base64', 'base64-lines'],
  ['quoted-printable', 'quoted-printable'],
]);
const LF = 0x0a;
const TEXT: FieldOptions = { role: 'text' };

/** Gives an Internet message (RFC 5322, MIME: RFC 2045 and RFC 2046) to the sink: header fields, mailboxes, texts and
 *  names of attached files. Pictures, sound and films are passed over. The sink has begun. */
export function emitInternetMessage(bytes: Uint8Array, at: number, end: number, sink: FieldSink): void {
  new MessageReader(bytes, sink).entity(at, end, 0);
}

class MessageReader {
  readonly #bytes: Uint8Array;
  readonly #sink: FieldSink;
  #parts = 0;
  #hasPlain = false;

  constructor(bytes: Uint8Array, sink: FieldSink) {
    this.#bytes = bytes;
    this.#sink = sink;
  }

  /** A whole message or one part of it. */
  entity(at: number, end: number, depth: number): void {
    const { headers, body } = readHeaderLines(this.#bytes, at, end);
    let type = '';
    let encoding = '';
    for (const header of headers) {
      const name = decodeLatin1(this.#bytes, header.name.at, header.name.at + header.name.length);
      const plain = name.toLowerCase();
      if (plain === 'content-type') type = this.#text(header.value);
      else if (plain === 'content-transfer-encoding') encoding = this.#text(header.value).toLowerCase();
      this.#header(name, plain, header);
    }
    this.#body(type, encoding, body, end, depth);
  }

  #header(name: string, plain: string, { value }: HeaderLine): void {
    const path = `header.${plain}`;
    if (ADDRESSES.has(plain)) {
      for (const box of readMailboxes(this.#bytes, value.at, value.at + value.length)) {
        if (box.name) this.#sink.field(`${path}.name`, name, box.name, encodedWords(this.#bytes, box.name));
        if (box.address.length > 0) this.#sink.field(`${path}.address`, name, box.address);
      }
      return;
    }
    const { encodings } = encodedWords(this.#bytes, value);
    const options = { ...(WRITTEN.has(plain) && TEXT), ...(encodings && { encodings }) };
    if (value.length > 0) this.#sink.field(path, name, value, options);
  }

  #body(type: string, encoding: string, at: number, end: number, depth: number): void {
    if (/^multipart\//i.test(type)) {
      const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
      if (boundary && depth < MAX_DEPTH) return this.#multipart(boundary[1] ?? boundary[2] ?? '', at, end, depth);
    }
    if (/^message\/rfc822/i.test(type) && depth < MAX_DEPTH) return this.entity(at, end, depth + 1);
    if (/^(?:image|audio|video|font)\//i.test(type)) return;
    const span = trimmed(this.#bytes, at, end);
    if (span.length === 0) return;
    const unwrapper = ENCODINGS.get(encoding);
    const encodings = unwrapper === undefined ? {} : { encodings: [unwrapper] };
    const isPlain = type === '' || /^text\/plain/i.test(type);
    // The same words once more as a page are no second text.
    const isText = isPlain || (/^text\/html/i.test(type) && !this.#hasPlain);
    if (isPlain) this.#hasPlain = true;
    if (isText) this.#sink.field('body', null, span, { ...TEXT, ...encodings });
    else this.#sink.field('attachment', null, span, { unclaimed: true, ...encodings });
  }

  /** RFC 2046 section 5.1.1. What stands before the first boundary and behind the last is for programs that know no parts. */
  #multipart(boundary: string, at: number, end: number, depth: number): void {
    const line = encodeUtf8(`--${boundary}`);
    let part = -1;
    for (let i = at; i < end;) {
      const found = placeOfAll(this.#bytes, line, i, end);
      const isLine = found === at || this.#bytes[found - 1] === LF;
      if (found === end || isLine) {
        if (part >= 0 && this.#parts++ < MOST_PARTS) this.entity(part, found, depth + 1);
        if (found === end || this.#bytes[found + line.length] === 0x2d) return;
        part = Math.min(end, indexOfOctet(this.#bytes, LF, found, end) + 1);
        i = Math.max(part, found + 1);
      } else i = found + 1;
    }
  }

  #text({ at, length }: Span): string {
    return decodeLatin1(this.#bytes, at, at + Math.min(length, LONGEST_TYPE));
  }
}

/** `=?utf-8?B?…?=` (RFC 2047): the sender says that the value is encoded. */
export function encodedWords(bytes: Uint8Array, { at, length }: Span): FieldOptions {
  for (let i = at; i + 1 < at + length; i++)
    if (bytes[i] === 0x3d && bytes[i + 1] === 0x3f) return { encodings: ['encoded-word'] };
  return {};
}
