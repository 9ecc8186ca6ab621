import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import type { Header } from '../web/http1-head.ts';
import { emitSdp } from './sdp.ts';
import type { SipHead } from './sip-head.ts';

/** Parameters inside a header that name a device or its address, and under which path: RFC 5626 section 4.1 (a URN, with
 *  a phone's IMEI in RFC 7254) and RFC 3261 section 18.2.1. */
const PARAMETERS: Readonly<Record<string, { readonly path: string; readonly key: string; readonly form: RegExp }>> = {
  contact: { path: 'contact.instance', key: '+sip.instance', form: /;\s{0,4}\+sip\.instance="<([^">]{1,200})>"/i },
  via: { path: 'via.received', key: 'received', form: /;\s{0,4}received=([\da-f.:[\]]{2,45})/i },
};
/** Octets of a header in which parameters are looked for. */
const LONGEST_HEADER = 2048;

/** Gives a head's parts to the sink. */
export function emitSipHead(head: SipHead, sink: FieldSink, bytes: Uint8Array): void {
  sink.message({ type: 'sip', method: head.method, status: head.status });
  if (head.target.length > 0) sink.field('target', null, head.target);
  for (const { name, lowerName, value } of head.headers) {
    sink.field(`header.${lowerName}`, name, value);
    const parameter = Object.hasOwn(PARAMETERS, lowerName) ? PARAMETERS[lowerName] : undefined;
    if (!parameter || value.length > LONGEST_HEADER) continue;
    const found = parameter.form.exec(decodeLatin1(bytes, value.at, value.at + value.length));
    const text = found?.[1] ?? '';
    if (found && text !== '')
      sink.field(parameter.path, parameter.key, {
        at: value.at + found.index + found[0].indexOf(text),
        length: text.length,
      });
  }
}

/** Gives a body to the sink, by its type. RFC 3428: a MESSAGE's text is what a person wrote. */
export function emitSipBody(head: SipHead, sink: FieldSink, bytes: Uint8Array, body: Span): void {
  if (body.length === 0) return;
  const type = mediaType(head, bytes);
  if (isPacked(head)) sink.field('body', null, body, { unclaimed: true });
  else if (type === 'application/sdp') emitSdp(sink, bytes, body.at, body.at + body.length);
  else sink.field('body', null, body, bodyOptions(type, head.method));
}

/** Octets of the body by its own header; null: none says so. */
export function contentLength(head: SipHead, bytes: Uint8Array): number | null {
  const text = textOf(head, bytes, 'content-length');
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

function bodyOptions(type: string, method: string | null): FieldOptions {
  if (type === 'text/plain') return method === 'MESSAGE' ? { role: 'text' } : {};
  if (type.startsWith('multipart/')) return { encodings: ['multipart'] };
  if (/[/+]json$/.test(type)) return { encodings: ['json'] };
  if (/[/+]xml$/.test(type)) return { encodings: ['xml'] };
  return type.startsWith('text/') || type === 'application/dtmf-relay' || type.startsWith('message/')
    ? {}
    : { unclaimed: true };
}

/** Section 20.15: without a type the body is not to be guessed. */
export function mediaType(head: SipHead, bytes: Uint8Array): string {
  const text = textOf(head, bytes, 'content-type') ?? '';
  return text.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function isPacked(head: SipHead): boolean {
  return head.headers.some(({ lowerName }) => lowerName === 'content-encoding');
}

function textOf(head: SipHead, bytes: Uint8Array, name: string): string | null {
  const header: Header | undefined = head.headers.find(({ lowerName }) => lowerName === name);
  return header ? decodeLatin1(bytes, header.value.at, header.value.at + header.value.length) : null;
}
