import { Cursor, type Span } from '../../bytes/cursor.ts';

const CLIENT = 1;
const SERVER = 2;
const PRE_SHARED_KEY = 0x000f;
const RANDOM = 32;
/** Both are one octet on the wire; each holds 4 octets at least. */
const MOST_EXTENSIONS = 255;
const MOST_TICKETS = 255;

/** Octets that tell a hello: its own length, then whose it is, then the version. */
export const HELLO_START = 7;

/** Is a record's body of `length` octets a hello, which mmtls does not encrypt? Null: no, or its first octets are missing. */
export function mmtlsHello(bytes: Uint8Array, at: number, length: number): 'client-hello' | 'server-hello' | null {
  const c = new Cursor(bytes, at, Math.min(bytes.length, at + HELLO_START));
  const own = c.u32();
  const whose = c.u8();
  const version = c.u8();
  if (c.u8() !== 0xf1 || !c.ok || own !== length - 4 || (version !== 3 && version !== 4)) return null;
  return whose === CLIENT ? 'client-hello' : whose === SERVER ? 'server-hello' : null;
}

/** The tickets that a client's hello shows: what the server gave it in an earlier session. Citizen Lab,
 *  `mmtls-network-format.md` (docs/protocols/mmtls.md). Stops at the first octet that does not fit. */
export function ticketsOf(bytes: Uint8Array, at: number, end: number): Span[] {
  const c = new Cursor(bytes, at, end);
  const tickets: Span[] = [];
  c.skip(4 + 3);
  c.skip(2 * c.u8()); // ciphers
  c.skip(RANDOM + 4 + 4); // random, time, length of all extensions
  const extensions = Math.min(c.u8(), MOST_EXTENSIONS);
  for (let i = 0; i < extensions && c.ok; i++) {
    const extension = c.sub(c.u32());
    if (extension.u16() === PRE_SHARED_KEY) readTickets(extension, tickets);
  }
  return tickets;
}

function readTickets(c: Cursor, tickets: Span[]): void {
  const count = Math.min(c.u8(), MOST_TICKETS);
  for (let i = 0; i < count && c.ok; i++) {
    const ticket = c.sub(c.u32());
    ticket.skip(1 + 4); // kind, seconds it is good for
    ticket.skip(ticket.u16()); // added time
    ticket.skip(4); // length of the rest
    ticket.skip(ticket.u16()); // nonce
    const value = ticket.span(ticket.u16());
    if (ticket.ok && value.length > 0) tickets.push(value);
  }
}
