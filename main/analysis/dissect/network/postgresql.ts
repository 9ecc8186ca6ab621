import { Cursor } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { indexOfOctet } from '../ascii.ts';
import type { StreamControl } from '../per-record.ts';
import { stepAside } from '../tunnel.ts';
import { perMessage, type MessageTalk } from './message-talk.ts';

/** PostgreSQL's manual, "Frontend/Backend Protocol", "Message Formats". The first message has no kind. */
const STARTUP = 0x0003_0000;
const WANTS_TLS = 80_877_103;
const HEADER = 5;
const PASSWORD = 0x70; // 'p'
const AUTHENTICATION = 0x52; // 'R'
const CLEARTEXT = 3;
const MD5 = 5;
const OK = 0;
const TLS_HANDSHAKE = 0x16;
const MOST_OCTETS = 16 * 1024;
const LONGEST_FIRST = 10_000; // MAX_STARTUP_PACKET_LENGTH
const LONGEST_MESSAGE = 0x4000_0000;
const MOST_PAIRS = 64;
const PATHS: Readonly<Record<string, string>> = { user: 'login.user', application_name: 'login.program' };

/** Logins to PostgreSQL. Where the server asks for TLS, everything behind it is sealed. */
export const postgresql = perMessage({
  name: 'postgresql',
  begins: new Set([0]),
  recognise: scoreStart,
  most: MOST_OCTETS,
  talk,
});

function scoreStart(first: Uint8Array): number {
  const c = new Cursor(first);
  const size = c.u32();
  const kind = c.u32();
  if (!c.ok) return 0;
  if (kind === WANTS_TLS) return size === 8 && first.length === 8 ? 0.97 : 0;
  if (kind !== STARTUP || size > LONGEST_FIRST) return 0;
  return decodeLatin1(first, 8, Math.min(first.length, 13)) === 'user\0' ? 0.98 : 0;
}

function talk(flow: Flow, sink: FieldSink, control: StreamControl): MessageTalk {
  let isStarted = false;
  let asked = -1;
  return {
    sizeOf(direction, bytes, at, end) {
      if (direction === 'out' && !isStarted) {
        const c = new Cursor(bytes, at, end);
        const size = c.u32();
        return !c.ok ? 0 : size >= 8 && size <= LONGEST_FIRST ? size : -1;
      }
      // The answer to the wish for TLS is one letter.
      if (direction === 'in' && end - at === 1 && (bytes[at] === 0x53 || bytes[at] === 0x4e)) return 1;
      const c = new Cursor(bytes, at, end);
      const kind = c.u8();
      const size = c.u32();
      if (!c.ok) return 0;
      const isLetter = (kind >= 0x41 && kind <= 0x7a) || (kind >= 0x31 && kind <= 0x33);
      return isLetter && size >= 4 && size < LONGEST_MESSAGE ? 1 + size : -1;
    },
    tell(direction, bytes, at, end) {
      const c = new Cursor(bytes, at, end);
      if (direction === 'out' && !isStarted) {
        c.skip(4);
        if (c.u32() === STARTUP) {
          isStarted = true;
          tellStart(c, sink);
        }
        return true;
      }
      const kind = c.u8();
      c.skip(HEADER - 1);
      if (direction === 'in') {
        if (kind === AUTHENTICATION) asked = c.u32();
        return kind === AUTHENTICATION || end - at === 1;
      }
      if (kind !== PASSWORD || (asked !== CLEARTEXT && asked !== MD5)) return false;
      const isPlain = asked === CLEARTEXT;
      asked = OK;
      const value = c.span(indexOfOctet(bytes, 0, c.at, end) - c.at);
      sink.field(isPlain ? 'login.password' : 'login.digest', null, value);
      return true;
    },
    ends(_direction, bytes, at) {
      if (isStarted || bytes[at] !== TLS_HANDSHAKE) return false;
      stepAside(flow, sink, control);
      return true;
    },
  };
}

/** Names and values, each with a NUL behind it; an empty name ends them. */
function tellStart(c: Cursor, sink: FieldSink): void {
  for (let i = 0; i < MOST_PAIRS && c.left > 1; i++) {
    const stop = indexOfOctet(c.bytes, 0, c.at, c.end);
    const key = decodeLatin1(c.bytes, c.at, stop);
    c.skip(stop + 1 - c.at);
    const value = c.span(indexOfOctet(c.bytes, 0, c.at, c.end) - c.at);
    c.skip(1);
    if (key !== '' && value.length > 0) sink.field(PATHS[key] ?? 'login.setting', key, value);
  }
}
