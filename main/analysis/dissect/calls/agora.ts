import { Cursor, type Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import { spells } from '../ascii.ts';
import { perDatagram } from '../per-datagram.ts';

/** One packet of Agora's SD-RTN. No public specification: read off a real capture, and checked against nDPI's rule
 *  (docs/protocols/agora.md). `sealed`: looks random, or holds too little to say. */
export interface AgoraParts {
  readonly kind: 'client-hello' | 'server-hello' | 'sealed';
  readonly tags: readonly { readonly tag: string; readonly value: Span }[];
}

const NAME = 'agora';
/** flags, counter, connection id (2), two zeros, type, peer's id (5), count of tags. */
const TAGS_AT = 13;
const COUNT_AT = 12;
const TYPE_AT = 6;
const CLIENT_HELLO = 0x21;
const ACK = 0x02;
const SERVER_HELLO = 0x23;
const ACK_LENGTH = 12;
const SEALED_FLAGS = 0x01;
/** Four tags were seen in each hello. */
const MAX_TAGS = 32;
const SNI = 'SNI\0';

export const agora = perDatagram<AgoraParts>({
  name: NAME,
  recognise(first, flow) {
    if (isHello(first)) return 0.9;
    return flow.protocol === NAME && (isAck(first) || first[0] === SEALED_FLAGS) ? 0.9 : 0;
  },
  parse(bytes, flow) {
    if (!isHello(bytes)) {
      const isSealed = flow.protocol === NAME && (isAck(bytes) || bytes[0] === SEALED_FLAGS);
      return isSealed
        ? { message: { kind: 'sealed', tags: [] }, problem: null }
        : { message: null, problem: 'not-this-protocol' };
    }
    const c = new Cursor(bytes);
    c.skip(TYPE_AT);
    const kind = c.u8() === CLIENT_HELLO ? 'client-hello' : 'server-hello';
    c.skip(COUNT_AT - c.at);
    const count = Math.min(c.u8(), MAX_TAGS);
    const tags: { tag: string; value: Span }[] = [];
    for (let i = 0; i < count; i++) {
      const name = c.span(4);
      const value = c.span(c.u16le());
      if (!c.ok) return { message: { kind, tags }, problem: 'cut-short' };
      tags.push({ tag: decodeText(bytes, name.at, name.length), value });
    }
    return { message: { kind, tags }, problem: null };
  },
  count({ kind }, sink, octets) {
    sink.count(kind === 'sealed' ? 'opaque' : 'readable', octets);
  },
  emit({ kind, tags }, sink, { bytes, flow }) {
    if (kind === 'sealed') return;
    const span = tags.find(({ tag }) => tag === SNI)?.value ?? null;
    const sni = span && span.length > 0 ? decodeText(bytes, span.at, span.length) : null;
    if (sni !== null) flow.names.sni ??= sni.toLowerCase();
    if (kind === 'client-hello') flow.sawStart = true;
    sink.message({ type: 'agora-hello', from: kind === 'client-hello' ? 'client' : 'server', sni });
    if (span) sink.field('hello.sni', 'SNI', span);
  },
});

/** A hello's fixed part, then the first tag: `SNI` from a client, `PEID` from a server. */
function isHello(bytes: Uint8Array): boolean {
  if (bytes.length < TAGS_AT + 4 || bytes[4] !== 0 || bytes[5] !== 0) return false;
  const count = bytes[COUNT_AT] ?? 0;
  if (count === 0 || count > MAX_TAGS) return false;
  if (bytes[TYPE_AT] === CLIENT_HELLO) return spells(bytes, TAGS_AT, bytes.length, SNI);
  return bytes[TYPE_AT] === SERVER_HELLO && spells(bytes, TAGS_AT, bytes.length, 'PEID');
}

function isAck(bytes: Uint8Array): boolean {
  return bytes.length === ACK_LENGTH && bytes[4] === 0 && bytes[5] === 0 && bytes[TYPE_AT] === ACK;
}
