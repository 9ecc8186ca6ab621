import { Cursor, type Span } from '../../bytes/cursor.ts';
import { decodeLatin1, decodeText } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import type { Parsed } from '../../model/message.ts';

/** Google's own handshake message: a list of tags and values ("QUIC Crypto", Langley and Chang, 2016; tags in
 *  quiche/quic/core/crypto/crypto_protocol.h). */
export interface Chlo {
  readonly tags: readonly { readonly name: string; readonly value: Span }[];
}

const CHLO = 0x43484c4f; // "CHLO"
const MOST_TAGS = 128; // crypto_framer.cc: kMaxEntries
/** Tags whose value is a word that the sender wrote. */
const WORDS: ReadonlySet<string> = new Set(['SNI', 'UAID', 'VER', 'ALPN', 'PDMD', 'AEAD', 'KEXS']);
/** Filler; random, or a hash of what is public. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['PAD', 'NONC', 'PUBS', 'CCS', 'CCRT', 'XLCT', 'SNO']);

/** Reads the message at `at`. Null and `not-this-protocol`: another message stands there. */
export function readChlo(bytes: Uint8Array, at: number, end: number): Parsed<Chlo> {
  const c = new Cursor(bytes, at, end);
  const kind = c.u32();
  const count = c.u16le();
  c.skip(2);
  if (!c.ok) return { message: null, problem: 'cut-short' };
  if (kind !== CHLO || count > MOST_TAGS) return { message: null, problem: 'not-this-protocol' };
  const values = c.at + 8 * count;
  const tags: { name: string; value: Span }[] = [];
  for (let i = 0, from = 0; i < count; i++) {
    const name = c.span(4);
    const to = c.u32le();
    if (!c.ok) return { message: { tags }, problem: 'cut-short' };
    if (to < from) return { message: { tags }, problem: 'bad-length' };
    if (values + to > end) return { message: { tags }, problem: 'cut-short' };
    tags.push({ name: nameOf(bytes, name), value: { at: values + from, length: to - from } });
    from = to;
  }
  return { message: { tags }, problem: null };
}

/** Shorter names end in zeros, or in 0xff where the value is packed. */
function nameOf(bytes: Uint8Array, { at, length }: Span): string {
  return decodeLatin1(bytes, at, at + length).replace(/[\0\xff]+$/, '');
}

/** Tells a client's hello. `options`: of a field whose octets were not sent as they are. */
export function tellChlo(
  { tags }: Chlo,
  flow: Flow,
  sink: FieldSink,
  bytes: Uint8Array,
  options?: (span: Span) => FieldOptions,
): void {
  const text = (tag: string) => {
    const found = tags.find(({ name }) => name === tag);
    return found ? decodeText(bytes, found.value.at, found.value.length) : null;
  };
  const sni = text('SNI');
  flow.sawStart = true;
  if (sni) flow.names.sni ??= sni.toLowerCase();
  sink.message({ type: 'gquic-client-hello', sni, userAgent: text('UAID'), version: text('VER') });
  for (const { name, value } of tags) {
    if (value.length === 0 || SAYS_NOTHING.has(name)) continue;
    const path = /^[\w ]+$/.test(name) ? `chlo.${name.toLowerCase()}` : 'chlo.tag';
    const isWord = WORDS.has(name);
    sink.field(path, isWord ? name : null, value, isWord ? options?.(value) : { ...options?.(value), unclaimed: true });
  }
}
