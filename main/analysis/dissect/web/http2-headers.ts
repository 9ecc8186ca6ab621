import type { Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { indexOfOctet } from '../ascii.ts';
import type { HpackHeader } from './hpack.ts';
import { huffmanPlace } from './hpack-huffman.ts';
import { withoutPort } from './http1-emit.ts';

/** A header whose name and value are known. */
export interface Http2Header extends HpackHeader {
  readonly name: string;
  readonly value: Uint8Array;
}

/** One name for codes and numbers: a cookie sent once by codes and then by its number is one finding, not two. */
export const HPACK: readonly string[] = ['hpack'];
const COOKIE = { encodings: ['cookie'] } as const;
const FORM = { encodings: ['form'] } as const;

/** The text of the first header of this name, null where there is none. */
export function textOf(headers: readonly Http2Header[], name: string): string | null {
  const found = headers.find((one) => one.name === name);
  return found ? decodeText(found.value, 0, found.value.length) : null;
}

/** Gives a block's headers to the sink, by the paths that HTTP/1 has for the same. `block`: the octets the sink was told
 *  to begin with. */
export function emitHeaders(headers: readonly Http2Header[], sink: FieldSink, block: Uint8Array, flow: Flow): void {
  const status = textOf(headers, ':status');
  const method = textOf(headers, ':method');
  if (method !== null) emitRequest(method, headers, sink, flow);
  else if (status !== null && /^\d{3}$/.test(status)) sink.message({ type: 'http-response', status: Number(status) });
  for (const header of headers) {
    const { name } = header;
    if (name === ':path') emitTarget(header, sink, block);
    else if (name === 'cookie') part(header, 'cookie', name, sink, block, COOKIE);
    else if (!name.startsWith(':')) part(header, `header.${name.toLowerCase()}`, name, sink, block);
    else if (!NUMBERED.has(name)) part(header, `header.${name.slice(1)}`, name, sink, block);
  }
}

/** RFC 9113 section 8.3: what stands in HTTP/1's start line and says nothing of a person. */
const NUMBERED: ReadonlySet<string> = new Set([':method', ':scheme', ':status']);

function emitRequest(method: string, headers: readonly Http2Header[], sink: FieldSink, flow: Flow): void {
  const host = textOf(headers, ':authority') ?? textOf(headers, 'host');
  if (host !== null && host !== '') flow.names.httpHost ??= withoutPort(host);
  const target = textOf(headers, ':path') ?? host ?? '';
  sink.message({ type: 'http-request', method, target, host, userAgent: textOf(headers, 'user-agent') });
}

/** Path and query, as `http1-emit.ts` does. */
function emitTarget(header: Http2Header, sink: FieldSink, block: Uint8Array): void {
  const { length } = header.value;
  const hash = indexOfOctet(header.value, 0x23, 0, length);
  const question = indexOfOctet(header.value, 0x3f, 0, hash);
  part(header, 'path', null, sink, block, {}, { at: 0, length: question });
  if (question < hash)
    part(header, 'query', null, sink, block, FORM, { at: question + 1, length: hash - question - 1 });
}

/** Tells a part of a header's value. What stands in the block as it is has no chain; what was coded leads to the octets of
 *  its codes, and what only a number stands for, to that number. */
function part(
  header: Http2Header,
  path: string,
  key: string | null,
  sink: FieldSink,
  block: Uint8Array,
  options: FieldOptions = {},
  { at, length }: Span = { at: 0, length: header.value.length },
): void {
  if (length <= 0) return;
  const place = { at: header.at, length: header.length };
  if (header.how === 'plain') sink.field(path, key, { at: header.at + at, length }, options);
  else {
    const isCoded = header.how === 'huffman';
    const locate = (asked: Span): Span => (isCoded ? huffmanPlace(block, place.at, place.length, asked) : place);
    const decoded = { chain: HPACK, bytes: header.value, at, length, locate };
    sink.field(path, key, place, { ...options, decoded });
  }
}
