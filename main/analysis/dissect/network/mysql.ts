import { Cursor } from '../../bytes/cursor.ts';
import { u16le } from '../../bytes/plain.ts';
import { isDigit, isReadable } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { indexOfOctet } from '../ascii.ts';
import type { StreamControl } from '../per-record.ts';
import { stepAside } from '../tunnel.ts';
import { perMessage, type MessageTalk } from './message-talk.ts';

/** MySQL's source documentation, "Client/Server Protocol", "Connection Phase": three octets of length, a number, the
 *  message. */
const HEADER = 4;
const GREETING = 10; // HandshakeV10
const PROTOCOL_41 = 0x200;
const WANTS_TLS = 0x800;
/** Behind the flags: longest message, letters, 23 spare octets. */
const BEFORE_NAME = 28;
const LONGEST_NAME = 128;
const MOST_OCTETS = 32 * 1024;
const TLS_HANDSHAKE = 0x16;
const LONGEST_VERSION = 64;

/** Logins to MySQL and MariaDB: the account's name. The password is sent as a digest of its own for each login. */
export const mysql = perMessage({
  name: 'mysql',
  recognise: (first) => (isGreeting(first) ? 0.95 : 0),
  most: MOST_OCTETS,
  talk,
});

/** A length, number 0, version 10, the server's own version in letters (`8.0.36`, `5.5.5-10.6.12-MariaDB`), and room for the
 *  rest; behind 13 octets that it has made up stand NUL and flags. */
function isGreeting(bytes: Uint8Array): boolean {
  const size = u16le(bytes, 0);
  if (bytes[2] !== 0 || bytes[3] !== 0 || bytes[4] !== GREETING || size < 40) return false;
  const stop = indexOfOctet(bytes, 0, 5, Math.min(bytes.length, 5 + LONGEST_VERSION));
  const isVersion = stop - 5 >= 5 && bytes[stop] === 0 && isReadable(bytes, 5, stop - 5);
  return isVersion && isDigit(bytes[5] ?? 0) && bytes[stop + 13] === 0;
}

function talk(flow: Flow, sink: FieldSink, control: StreamControl): MessageTalk {
  let isLoggedIn = false;
  let isTls = false;
  return {
    sizeOf(_direction, bytes, at, end) {
      if (end - at < HEADER) return 0;
      return HEADER + (u16le(bytes, at) | ((bytes[at + 2] ?? 0) << 16));
    },
    tell(direction, bytes, at, end) {
      if (direction === 'in' || isLoggedIn) return false;
      isLoggedIn = true;
      const c = new Cursor(bytes, at + HEADER, end);
      const flags = c.u16le();
      if ((flags & PROTOCOL_41) === 0) c.skip(3);
      else c.skip(2 + BEFORE_NAME);
      if (c.ok && c.left === 0 && (flags & WANTS_TLS) !== 0) {
        isLoggedIn = false;
        isTls = true;
        return true;
      }
      const stop = indexOfOctet(bytes, 0, c.at, Math.min(end, c.at + LONGEST_NAME));
      const name = c.span(stop - c.at);
      if (c.ok && name.length > 0) sink.field('login.user', null, name);
      return true;
    },
    ends(_direction, bytes, at) {
      if (!isTls || bytes[at] !== TLS_HANDSHAKE) return false;
      stepAside(flow, sink, control);
      return true;
    },
  };
}
