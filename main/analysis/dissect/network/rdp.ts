import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';
import { indexOfOctet, spells } from '../ascii.ts';
import type { StreamControl } from '../per-record.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { stepAside } from '../tunnel.ts';
import { fromUtf16 } from '../utf16.ts';
import { perMessage, type MessageTalk } from './message-talk.ts';

/** RFC 1006 section 6: version, a spare octet, length of all. */
const FRAME = 4;
const VERSION = 3;
/** ITU-T X.224 section 13.3: kind behind a length, then two references and a class. */
const CONNECT_REQUEST = 0xe0;
const AFTER_REQUEST = 7;
const NEGOTIATION = 1; // [MS-RDPBCGR] section 2.2.1.1.1
const COOKIE = 'Cookie: ';
/** Section 2.2.1.1: who logs in, so that a balancer finds his session; often cut to nine letters. */
const NAMED = 'Cookie: mstshash=';
const DATA = [0x02, 0xf0, 0x80] as const; // X.224 section 13.7
const CONNECT_INITIAL = [0x7f, 0x65] as const; // ITU-T T.125 section 11.1
const SEND_DATA = 0x64; // T.125 section 11.32, from the client
const CLIENT_CORE = 0xc001; // [MS-RDPBCGR] section 2.2.1.3.2
const NAME_AT = 24;
const NAME_OCTETS = 32;
const CLIENT_KEY = 'Duca'; // section 4.1.3
const INFO_PACKET = 0x0040; // section 2.2.8.1.1.2.1
const ENCRYPTED = 0x0008;
const INFO_UNICODE = 0x0010; // section 2.2.1.11.1.1
const MOST_OCTETS = 8 * 1024;
const TLS_HANDSHAKE = 0x16;

/** Remote desktops of Windows before their encryption begins: who logs in (the cookie of the first packet), the computer he
 *  sits at, and, where neither TLS nor RDP's own encryption was agreed on, name and password. */
export const rdp = perMessage({
  name: 'rdp',
  begins: new Set([VERSION]),
  recognise: (first) => (beginsSession(first) ? 0.97 : 0),
  most: MOST_OCTETS,
  talk,
});

/** Other protocols have the same first message (ISO 8073 transport over TCP): only a cookie or a negotiation is RDP's. */
function beginsSession(bytes: Uint8Array): boolean {
  if (bytes[0] !== VERSION || bytes[1] !== 0 || bytes[FRAME + 1] !== CONNECT_REQUEST) return false;
  const at = FRAME + AFTER_REQUEST;
  if (spells(bytes, at, bytes.length, COOKIE)) return true;
  return bytes[at] === NEGOTIATION && bytes[at + 2] === 8 && bytes[at + 3] === 0;
}

function talk(flow: Flow, sink: FieldSink, control: StreamControl): MessageTalk {
  return {
    sizeOf(_direction, bytes, at, end) {
      if (bytes[at] !== VERSION) return -1;
      if (end - at < FRAME) return 0;
      const size = u16be(bytes, at + 2);
      return bytes[at + 1] === 0 && size > FRAME ? size : -1;
    },
    tell(_direction, bytes, at, end) {
      if (bytes[at + FRAME + 1] === CONNECT_REQUEST) return tellCookie(bytes, at + FRAME + AFTER_REQUEST, end, sink);
      const from = at + FRAME + DATA.length;
      if (!DATA.every((octet, i) => bytes[at + FRAME + i] === octet)) return false;
      if (CONNECT_INITIAL.every((octet, i) => bytes[from + i] === octet)) return tellClient(bytes, from, end, sink);
      return bytes[from] === SEND_DATA && tellLogin(new Cursor(bytes, from + 1, end), sink);
    },
    ends(_direction, bytes, at) {
      if (bytes[at] !== TLS_HANDSHAKE) return false;
      stepAside(flow, sink, control);
      return true;
    },
  };
}

function tellCookie(bytes: Uint8Array, at: number, end: number, sink: FieldSink): boolean {
  if (!spells(bytes, at, end, NAMED)) return false;
  const from = at + NAMED.length;
  const stop = indexOfOctet(bytes, 0x0d, from, end);
  sink.field('cookie.user', 'mstshash', { at: from, length: stop - from });
  return true;
}

/** Section 2.2.1.3: blocks of settings stand behind the client's key, each with its kind and length. */
function tellClient(bytes: Uint8Array, at: number, end: number, sink: FieldSink): boolean {
  for (let i = at; i + CLIENT_KEY.length < end; i++) {
    if (!spells(bytes, i, end, CLIENT_KEY)) continue;
    const c = new Cursor(bytes, i + CLIENT_KEY.length, end);
    if ((c.u8() & 0x80) !== 0) c.skip(1); // T.125's lengths have one octet or two
    for (;;) {
      const kind = c.u16le();
      const block = c.span(c.u16le() - 4);
      if (!c.ok) return true;
      if (kind !== CLIENT_CORE || block.length < NAME_AT - 4 + NAME_OCTETS) continue;
      tellWide(sink, 'client-name', 'clientName', bytes, { at: block.at + NAME_AT - 4, length: NAME_OCTETS });
      return true;
    }
  }
  return false;
}

/** Section 2.2.1.11.1.1: lengths of five texts without their ends, then the texts with them. */
function tellLogin(c: Cursor, sink: FieldSink): boolean {
  c.skip(5); // who sends to which channel, and how urgent
  if ((c.u8() & 0x80) !== 0) c.skip(1);
  const flags = c.u16le();
  c.skip(6); // the flags' other half, code page
  const info = c.u32le();
  if (!c.ok || (flags & INFO_PACKET) === 0 || (flags & ENCRYPTED) !== 0) return false;
  const isWide = (info & INFO_UNICODE) !== 0;
  const sizes = Array.from({ length: 5 }, () => c.u16le());
  for (const path of ['domain', 'user', 'password'] as const) {
    const text = c.span(sizes.shift() ?? 0);
    c.skip(isWide ? 2 : 1);
    if (!c.ok) return true;
    if (isWide) tellWide(sink, `login.${path}`, null, c.bytes, text);
    else sink.field(`login.${path}`, null, text);
  }
  return true;
}

/** Up to the first NUL. */
function tellWide(sink: FieldSink, path: string, key: string | null, bytes: Uint8Array, { at, length }: Span): void {
  let size = 0;
  while (size + 1 < length && ((bytes[at + size] ?? 0) | (bytes[at + size + 1] ?? 0)) !== 0) size += 2;
  const span = { at, length: size };
  if (size > 0) sink.field(path, key, span, { decoded: fromUtf16(bytes, span, 'le') });
}
