import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import { fromUtf16 } from '../utf16.ts';
import { emitToken } from './login-token.ts';

const HEADER = 32; // octets, [MS-CIFS] section 2.2.3.1
const ANSWER = 0x80; // FLAGS_REPLY
const UNICODE = 0x8000; // FLAGS2_UNICODE
const SESSION_SETUP = 0x73; // section 2.2.4.53
const TREE_CONNECT = 0x75; // section 2.2.4.55
const CREATE = 0xa2; // section 2.2.4.64
/** Negotiate, session setup, log-off, tree connect, file open, and closings: these hold nothing else. */
const EXPLAINED: ReadonlySet<number> = new Set([0x04, 0x71, 0x72, SESSION_SETUP, 0x74, TREE_CONNECT, CREATE]);
/** Commands chained in one message (section 2.2.3.4); each must stand behind the one before. */
const MOST_CHAINED = 8;
const LONGEST_TEXT = 1024;

/** Reads one SMB 1 message, which begins at `at`. Returns what it leaves to others. */
export function readSmb1(bytes: Uint8Array, at: number, end: number, sink: FieldSink): readonly Span[] {
  const c = new Cursor(bytes, at, end);
  c.skip(4);
  const command = c.u8();
  c.skip(4); // status
  const response = (c.u8() & ANSWER) !== 0;
  const isUnicode = (c.u16le() & UNICODE) !== 0;
  c.skip(HEADER - 12);
  if (!c.ok) return [];
  sink.message({ type: 'smb', version: 1, command, response });
  if (!EXPLAINED.has(command)) return [{ at: c.at, length: c.left }];
  if (!response) readChain(command, new Strings(c, at, isUnicode, sink));
  return [];
}

function readChain(first: number, strings: Strings): void {
  let command = first;
  for (let i = 0; i < MOST_CHAINED; i++) {
    const { c, start } = strings;
    const count = c.u8();
    const words = c.sub(count * 2);
    if (!c.ok) return;
    c.skip(2); // octet count
    const [next, , offset] = [words.u8(), words.u8(), words.u16le()];
    if (command === SESSION_SETUP) sessionSetup(strings, words, count);
    else if (command === TREE_CONNECT) treeConnect(strings, words);
    else if (command === CREATE) strings.tell('file', c.left);
    if (command === CREATE || next === 0xff || start + offset < c.at) return;
    command = next;
    strings.c = new Cursor(c.bytes, start + offset, c.end);
  }
}

function sessionSetup(strings: Strings, words: Cursor, count: number): void {
  const { c } = strings;
  words.skip(10); // buffer sizes, numbers, session key
  const first = words.u16le();
  if (count === 12) {
    emitToken(c.bytes, c.span(Math.min(first, c.left)), strings.sink);
    strings.align();
  } else {
    c.skip(Math.min(c.left, first + (count === 13 ? words.u16le() : 0))); // passwords, hashed or not
    strings.align();
    strings.tell('session-setup.account');
    strings.tell('session-setup.domain');
  }
  strings.tell('session-setup.system');
  strings.tell('session-setup.program');
}

function treeConnect(strings: Strings, words: Cursor): void {
  words.skip(2); // flags
  const { c } = strings;
  c.skip(Math.min(c.left, words.u16le()));
  strings.align();
  strings.tell('tree.path');
}

/** The strings of a message, in UTF-16 or in the sender's code page, each ended by a NUL. */
class Strings {
  c: Cursor;
  /** Where the message begins: UTF-16 stands at even octets from here. */
  readonly start: number;
  readonly sink: FieldSink;
  readonly #isUnicode: boolean;

  constructor(c: Cursor, start: number, isUnicode: boolean, sink: FieldSink) {
    this.c = c;
    this.start = start;
    this.#isUnicode = isUnicode;
    this.sink = sink;
  }

  align(): void {
    if (this.#isUnicode && ((this.c.at - this.start) & 1) !== 0) this.c.skip(Math.min(1, this.c.left));
  }

  tell(path: string, most = LONGEST_TEXT): void {
    const { c, sink } = this;
    this.align();
    const unit = this.#isUnicode ? 2 : 1;
    const [from, end] = [c.at, Math.min(c.end, c.at + most)];
    let stop = from;
    for (; stop + unit <= end; stop += unit) if (c.bytes[stop] === 0 && c.bytes[stop + unit - 1] === 0) break;
    c.skip(Math.min(c.left, stop + unit - from));
    const span = { at: from, length: stop - from };
    if (span.length === 0) return;
    if (this.#isUnicode) sink.field(path, null, span, { decoded: fromUtf16(c.bytes, span, 'le') });
    else sink.field(path, null, span);
  }
}
