import { BRACKET, CONTROL, HIGH, LESS } from '../bytes/signs.ts';
import type { Span } from '../bytes/cursor.ts';
import { findParts, type PartKind, type PartListener } from '../bytes/parts.ts';
import { placeOf } from '../bytes/scan.ts';
import { nextRun } from '../bytes/printable-runs.ts';
import { decodeLatin1, decodeText, isReadable, skipSpace } from '../bytes/text.ts';
import { nextWideText } from '../bytes/wide-text.ts';
import type { Field } from '../model/field.ts';
import { same } from './pairs.ts';
import type { Emit, Unwrapper } from './unwrapper.ts';

const FEWEST = 12;
/** A longer one is a file. */
const LONGEST = 64 * 1024;
/** Protocols that carry what apps write, and of requests only: pages bring files. */
const CARRIERS: ReadonlySet<string> = new Set(['amqp', 'http', 'http2', 'http3', 'mqtt', 'websocket']);
/** How files begin whose insides are no message: JPEG, PNG, GIF, RIFF, Ogg, ID3, PDF, ZIP, ELF, Dalvik, WebAssembly, Matroska. */
const FILES =
  /^(?:\xff\xd8\xff|\x89PNG|GIF8|RIFF|OggS|ID3|%PDF|PK\x03\x04|\x7fELF|dex\n|\0asm|\x1a\x45\xdf\xa3|....ftyp)/s;
const LONGEST_MARK = 8;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const LESS_SIGN = 0x3c;

/** An app's own octets inside a protocol that carries them, where something that names itself stands among them: a document, a
 *  map, names and values as neighbouring strings (`bytes/parts.ts`). What lies between is handed on without a name, so that
 *  own values are still looked for in it. */
export const parts: Unwrapper = {
  name: 'parts',
  needs: { least: FEWEST, some: CONTROL | HIGH | BRACKET | LESS },
  recognise(field) {
    const { bytes, at, length, protocol, role, direction } = field;
    if (length < FEWEST || length > LONGEST || role !== 'value' || !CARRIERS.has(protocol)) return 0;
    if (protocol.startsWith('http') && (direction === 'in' || field.path.includes('.header.'))) return 0;
    const end = at + length;
    if (nextRun(bytes, at, end) === end && nextWideText(bytes, at, end) === null) return 0;
    if (isFile(field)) return 0;
    const isText = isReadable(bytes, at, length);
    if (isText && !mayHoldDocument(bytes, at, end)) return 0;
    const names = new NameSeeker(isText ? end : null);
    findParts(bytes, at, end, true, names);
    return names.found ? 0.52 : 0;
  },
  open(field, emit) {
    const teller = new Teller(field, emit);
    findParts(field.bytes, field.at, field.at + field.length, true, teller);
    teller.end();
    return teller.emitted > 0;
  },
};

function isFile({ bytes, at, length }: Field): boolean {
  return FILES.test(decodeLatin1(bytes, at, at + Math.min(length, LONGEST_MARK)));
}

/** Text with a document behind a word (`LOGIN {"user":"ada"}`). One that it begins with is read by itself. */
function mayHoldDocument(bytes: Uint8Array, at: number, end: number): boolean {
  const first = bytes[at] ?? 0;
  if (first === OPEN_BRACE || first === OPEN_BRACKET || first === LESS_SIGN) return false;
  return placeOf(bytes, OPEN_BRACE, at, end) < end || placeOf(bytes, LESS_SIGN, at, end) < end;
}

/** Is there anything with a name of its own? Plain runs of text are left where they are. */
class NameSeeker implements PartListener {
  found = false;
  readonly #textEnd: number | null;

  /** @param textEnd where all of it is text, which ends there: then only a document counts that ends it */
  constructor(textEnd: number | null) {
    this.#textEnd = textEnd;
  }

  text(_: Uint8Array, _at: number, _length: number, key: Span | null): void {
    if (key && this.#textEnd === null) this.found = true;
  }

  part(_: PartKind, bytes: Uint8Array, at: number, length: number): void {
    if (this.#textEnd === null || skipSpace(bytes, at + length, this.#textEnd) === this.#textEnd) this.found = true;
  }

  more(): void {}
}

class Teller implements PartListener {
  emitted = 0;
  readonly #field: Field;
  readonly #emit: Emit;
  #told: number;

  constructor(field: Field, emit: Emit) {
    this.#field = field;
    this.#emit = emit;
    this.#told = field.at;
  }

  text(bytes: Uint8Array, at: number, length: number, key: Span | null): void {
    this.#between(at);
    this.#say('text', key && decodeText(bytes, key.at, key.length), at, length, 'value');
  }

  part(kind: PartKind, _bytes: Uint8Array, at: number, length: number): void {
    this.#between(at);
    this.#say('text', null, at, length, 'value', [kind]);
  }

  more(): void {}

  end(): void {
    if (this.emitted > 0) this.#between(this.#field.at + this.#field.length);
  }

  #between(at: number): void {
    if (at > this.#told) this.#say('octets', null, this.#told, at - this.#told, 'name');
  }

  #say(
    path: string,
    key: string | null,
    at: number,
    length: number,
    role: 'name' | 'value',
    encodings?: readonly string[],
  ): void {
    if (length <= 0) return;
    this.emitted++;
    this.#told = Math.max(this.#told, at + length);
    this.#emit({ path, key, bytes: this.#field.bytes, at, length, role, locate: same, encodings });
  }
}
