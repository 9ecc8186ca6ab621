import { Cursor, type Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import { perDatagram } from '../per-datagram.ts';

/** One ZRTP packet, RFC 6189 section 5: keys for a call, agreed on between the phones themselves. */
interface ZrtpPacket {
  /** The eight letters of section 5.1, without the spaces at their end. */
  readonly type: string;
  /** Section 5.2, only in a Hello: the software, and a number that stays the same for as long as it is installed. */
  readonly hello: { readonly client: Span; readonly zid: Span } | null;
}

const HEADER = 12; // octets: section 5, figure 2
const COOKIE = [0x5a, 0x52, 0x54, 0x50]; // "ZRTP"
const PREAMBLE = 0x505a;

export const zrtp = perDatagram<ZrtpPacket>({
  name: 'zrtp',
  begins: new Set([0x10]),
  recognise: (first) => (first[0] === 0x10 && COOKIE.every((octet, i) => first[4 + i] === octet) ? 0.98 : 0),
  parse(bytes) {
    const c = new Cursor(bytes);
    c.skip(HEADER);
    const preamble = c.u16();
    c.skip(2); // the message's length in words
    const type = c.span(8);
    if (!c.ok) return { message: null, problem: 'cut-short' };
    if (bytes[0] !== 0x10 || preamble !== PREAMBLE) return { message: null, problem: 'not-this-protocol' };
    const name = decodeLatin1(bytes, type.at, type.at + type.length).trimEnd();
    if (name !== 'Hello') return { message: { type: name, hello: null }, problem: null };
    c.skip(4); // the protocol's version
    const client = c.span(16);
    c.skip(32); // a hash
    const zid = c.span(12);
    return c.ok
      ? { message: { type: name, hello: { client, zid } }, problem: null }
      : { message: { type: name, hello: null }, problem: 'cut-short' };
  },
  emit({ type, hello }, sink, { flow }) {
    sink.message({ type: 'call-packet', kind: type });
    if (type === 'Hello') flow.sawStart = true;
    if (!hello) return;
    sink.field('hello.client', null, hello.client);
    sink.field('hello.zid', null, hello.zid, { unclaimed: true });
  },
});
