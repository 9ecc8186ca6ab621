import type { Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { pathIn } from '../../model/paths.ts';
import { indexOfOctet } from '../ascii.ts';
import { headerText, type Head, type Header } from './http1-head.ts';

const FORM = { encodings: ['form'] } as const;
const COOKIE = { encodings: ['cookie'] } as const;
const SCHEME = /^[a-z][a-z\d+.-]{0,15}:\/\/([^/?#]*)/i; // RFC 3986 section 3

/** Gives a head and its named parts to the sink, and its host to the flow. */
export function emitHead(head: Head, sink: FieldSink, bytes: Uint8Array, flow: Flow): void {
  const { start } = head;
  if (start.kind === 'request') emitRequest(start.method, start.target, head, sink, bytes, flow);
  else sink.message({ type: 'http-response', status: start.status });
  emitHeaders(head.headers, sink);
}

export function emitHeaders(headers: readonly Header[], sink: FieldSink): void {
  for (const { name, lowerName, value } of headers) {
    if (lowerName === 'cookie') sink.field('cookie', name, value, COOKIE);
    else sink.field(pathIn('header', lowerName), name, value);
  }
}

function emitRequest(method: string, target: Span, head: Head, sink: FieldSink, bytes: Uint8Array, flow: Flow): void {
  const text = decodeText(bytes, target.at, target.length);
  const authority = SCHEME.exec(text);
  const named = authority?.[1]?.replace(/^.*@/, '');
  const host = headerText(head, bytes, 'host') ?? named ?? (method === 'CONNECT' ? text : null);
  if (host) flow.names.httpHost ??= withoutPort(host);
  sink.message({ type: 'http-request', method, target: text, host, userAgent: headerText(head, bytes, 'user-agent') });
  if (method === 'CONNECT') return;
  const prefix = octetsOf(authority?.[0] ?? '');
  const user = /^(.*)@/.exec(authority?.[1] ?? '')?.[1] ?? '';
  // RFC 3986 section 3.2.1: a name and a password that should not be sent, and sometimes is.
  if (user !== '' && prefix > 0)
    sink.field('userinfo', null, { at: target.at + prefix - (authority?.[1] ?? '').length, length: user.length });
  emitTarget(sink, bytes, target.at + prefix, target.at + target.length);
}

/** Path and query, RFC 3986 sections 3.3 and 3.4; a fragment should not be sent, and belongs to neither. */
function emitTarget(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const hash = indexOfOctet(bytes, 0x23, at, end);
  const question = indexOfOctet(bytes, 0x3f, at, hash);
  sink.field('path', null, { at, length: question - at });
  if (question < hash) sink.field('query', null, { at: question + 1, length: hash - question - 1 }, FORM);
}

/** The scheme and authority are ASCII where they matched; anything else would shift the spans. */
function octetsOf(prefix: string): number {
  return /^[\x20-\x7e]*$/.test(prefix) ? prefix.length : 0;
}

/** The host's name alone, in small letters. */
export function withoutPort(host: string): string {
  return host
    .trim()
    .replace(/:\d{0,5}$/, '')
    .toLowerCase();
}
