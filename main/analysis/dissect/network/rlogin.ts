import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { octetsOf } from '../first-octets.ts';
import { perMessage, type MessageTalk } from './message-talk.ts';

/** BSD's remote commands. RFC 1282: NUL, the account here, the account there, the terminal. rcmd(3), rexec(3): the port for
 *  errors in digits, the account here and there, or account and password, then the command; a NUL behind each. */
const LOGIN = 513;
const SHELL = 514;
const EXEC = 512;
const PORTS: ReadonlySet<number> = new Set([LOGIN, SHELL, EXEC]);
const BEGINNING = /^(\d{0,5})\0([\w.$@\\-]{1,64})\0([^\0]{1,64})\0([^\0]{1,1024})\0/;
const MOST_OCTETS = 2 * 1024;
const LONGEST = 1300;

/** Remote logins of old Unix: who logs in as whom, with the password where one is sent. */
export const rlogin = perMessage({
  name: 'rlogin',
  begins: octetsOf('\u00000123456789'),
  recognise: (first, { server }) => (PORTS.has(server.port) && isBeginning(first, server.port) ? 0.9 : 0),
  most: MOST_OCTETS,
  talk: (flow, sink) => talk(flow.server.port, sink),
});

function isBeginning(bytes: Uint8Array, port: number): boolean {
  const digits = BEGINNING.exec(decodeLatin1(bytes, 0, Math.min(bytes.length, LONGEST)))?.[1];
  return digits !== undefined && (port === LOGIN ? digits === '' : true);
}

function talk(port: number, sink: FieldSink): MessageTalk {
  let isLoggedIn = false;
  return {
    sizeOf: (_direction, _bytes, at, end) => end - at,
    tell(direction, bytes, at, end) {
      if (direction === 'in' || isLoggedIn) return false;
      const found = BEGINNING.exec(decodeLatin1(bytes, at, Math.min(end, at + LONGEST)));
      if (!found) return false;
      isLoggedIn = true;
      const [whole, digits = '', first = '', second = ''] = found;
      const from = at + digits.length + 1;
      const paths = port === EXEC ? ['there', 'password'] : ['here', 'there'];
      sink.field(`login.${paths[0]}`, null, { at: from, length: first.length });
      sink.field(`login.${paths[1]}`, null, { at: from + first.length + 1, length: second.length });
      const rest = from + first.length + second.length + 2;
      sink.field('command', null, { at: rest, length: at + whole.length - 1 - rest }, { unclaimed: true });
      if (end > at + whole.length)
        sink.field('rest', null, { at: at + whole.length, length: end - at - whole.length }, { unclaimed: true });
      return true;
    },
  };
}
