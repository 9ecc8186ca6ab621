import { Cursor } from '../../bytes/cursor.ts';
import { indexOfOctet } from '../ascii.ts';
import type { Dissector } from '../dissector.ts';
import { perRecord } from '../per-record.ts';
import { SocksReader } from './socks-reader.ts';

/** RFC 1929: 513 octets; SOCKS 4A: 8 octets, a user and a host name. */
const MOST_WAITING = 2_048;
const SOCKS_4 = 4;
const SOCKS_5 = 5;
/** Ways to log in that programs offer: none, GSSAPI, name and password (RFC 1928 section 3), and two of Tor's and proxies' own. */
const LAST_METHOD = 9;

/** SOCKS 4 and 4A (their authors' notes) and 5 (RFC 1928, RFC 1929). What it carries is read as a stream of its own. */
export const socks: Dissector = {
  ...perRecord({
    name: 'socks',
    mostWaiting: MOST_WAITING,
    recognise: scoreSocks,
    read: (flow, sink, control) => new SocksReader(flow, sink, control),
  }),
  begins: new Set([SOCKS_4, SOCKS_5]),
};

/** The client speaks first, and waits: its first octets are its whole greeting. A few octets are a weak mark: what the
 *  server answers must agree, or the reader takes it back. */
function scoreSocks(first: Uint8Array): number {
  if (first[0] === SOCKS_5) return isGreeting(first) ? 0.5 : 0;
  return first[0] === SOCKS_4 && isRequest4(first) ? 0.6 : 0;
}

function isGreeting(first: Uint8Array): boolean {
  const methods = first[1] ?? 0;
  if (methods === 0 || first.length !== 2 + methods) return false;
  for (let i = 2; i < first.length; i++)
    if ((first[i] ?? 0) > LAST_METHOD || first.indexOf(first[i] ?? 0, 2) < i) return false;
  return true;
}

/** CONNECT or BIND, a port, an address, a user's name and its NUL; of 4A a host's name and its NUL, too. */
function isRequest4(first: Uint8Array): boolean {
  const c = new Cursor(first, 1);
  const command = c.u8();
  const port = c.u16();
  const ip = c.u32();
  if (!c.ok || command < 1 || command > 2 || port === 0 || ip === 0) return false;
  const user = indexOfOctet(first, 0, c.at, first.length);
  const host = ip < 256 ? indexOfOctet(first, 0, user + 1, first.length) : user;
  return host === first.length - 1;
}
