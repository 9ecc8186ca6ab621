import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import { fromUtf16 } from '../utf16.ts';
import { emitToken } from './login-token.ts';

const HEADER = 64; // octets, [MS-SMB2] section 2.2.1
const ANSWER = 1; // SMB2_FLAGS_SERVER_TO_REDIR
/** Messages in one frame (section 3.2.4.1.4); each is at least a header long. */
const MOST_CHAINED = 64;

/** Where a request says that its name or token stands: octets from the header's end to the pair (offset, length). */
interface Named {
  readonly path: string;
  readonly pairAt: number;
}
const SESSION_SETUP = 1;
const NEGOTIATE = 0;
const NAMED: Readonly<Record<number, Named>> = {
  3: { path: 'tree.path', pairAt: 4 }, // section 2.2.9
  5: { path: 'file', pairAt: 44 }, // section 2.2.13
};
const REQUEST_TOKEN_AT = 12; // section 2.2.5
const ANSWER_TOKEN_AT = 4; // section 2.2.6
/** Negotiate, session setup, log-off, tree connect and disconnect, open, close, flush, cancel, echo: they hold nothing else. */
const EXPLAINED: ReadonlySet<number> = new Set([NEGOTIATE, SESSION_SETUP, 2, 3, 4, 5, 6, 7, 12, 13]);

/** Reads the SMB 2 or 3 messages of one frame, which begin at `at`. Returns what they leave to others. */
export function readSmb2(bytes: Uint8Array, at: number, end: number, sink: FieldSink): readonly Span[] {
  const unread: Span[] = [];
  let start = at;
  for (let i = 0; i < MOST_CHAINED; i++) {
    const c = new Cursor(bytes, start, end);
    c.skip(12);
    const command = c.u16le();
    c.skip(2); // credits
    const response = (c.u32le() & ANSWER) !== 0;
    const next = c.u32le();
    c.skip(HEADER - 24);
    if (!c.ok) break;
    sink.message({ type: 'smb', version: 2, command, response });
    const isLast = next < HEADER || next > end - start;
    const stop = isLast ? end : start + next;
    if (EXPLAINED.has(command)) emit(command, response, new Cursor(bytes, c.at, stop), start, sink);
    else if (stop > c.at) unread.push({ at: c.at, length: stop - c.at });
    if (isLast) return unread;
    start = stop;
  }
  if (start > at && start < end) unread.push({ at: start, length: end - start });
  return unread;
}

function emit(command: number, response: boolean, body: Cursor, start: number, sink: FieldSink): void {
  const named = response ? undefined : NAMED[command];
  if (command === SESSION_SETUP) {
    const token = spanAt(body, start, response ? ANSWER_TOKEN_AT : REQUEST_TOKEN_AT);
    if (token) emitToken(body.bytes, token, sink);
  }
  if (!named) return;
  const span = spanAt(body, start, named.pairAt);
  if (span) sink.field(named.path, null, span, { decoded: fromUtf16(body.bytes, span, 'le') });
}

/** The octets that an offset from the header and a length point to; cut where the message ends. */
function spanAt(body: Cursor, start: number, pairAt: number): Span | null {
  const pair = new Cursor(body.bytes, body.at, body.end);
  pair.skip(pairAt);
  const from = start + pair.u16le();
  const length = Math.min(pair.u16le(), body.end - from);
  return pair.ok && length > 0 && from >= body.at ? { at: from, length } : null;
}
