import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { endOfHead, parseHeaders, type Header } from '../web/http1-head.ts';

/** RFC 3862 section 2.3: an address in angles, behind a name. */
const PARTY = /^(?:"?([^"<>]{1,128}?)"?\s{0,8})?<([a-z][a-z\d+.-]{0,31}:[^<>\s]{1,256})>/i;
const PARTIES: ReadonlySet<string> = new Set(['from', 'to', 'cc']);
/** Octets of a header that is looked at. */
const LONGEST_HEADER = 1024;

/** Gives a message in the common form of chats (RFC 3862, `message/cpim`) to the sink: who writes to whom, and what stands
 *  behind the second head. */
export function emitCpim(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const inner = endOfHead(bytes, at, end);
  for (const { name, lowerName, value } of parseHeaders(bytes, at, inner === 0 ? end : inner))
    if (PARTIES.has(lowerName)) emitParty(sink, bytes, name, value);
  if (inner === 0) return;
  const text = endOfHead(bytes, inner, end);
  if (text === 0 || text >= end) return;
  const type = parseHeaders(bytes, inner, text).find(({ lowerName }) => lowerName === 'content-type');
  const span = { at: text, length: end - text };
  if (type && /^text\//i.test(textOf(bytes, type.value))) sink.field('cpim.text', null, span, { role: 'text' });
  else sink.field('cpim.content', null, span, { unclaimed: true });
}

function emitParty(sink: FieldSink, bytes: Uint8Array, key: Header['name'], value: Span): void {
  if (value.length > LONGEST_HEADER) return;
  const text = textOf(bytes, value);
  const [whole = '', name = '', address = ''] = PARTY.exec(text) ?? [];
  if (address === '') return;
  sink.field('cpim.address', key, { at: value.at + whole.length - 1 - address.length, length: address.length });
  if (name !== '') sink.field('cpim.name', key, { at: value.at + text.indexOf(name), length: name.length });
}

function textOf(bytes: Uint8Array, { at, length }: Span): string {
  return decodeLatin1(bytes, at, at + length);
}
