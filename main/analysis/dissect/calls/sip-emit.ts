import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import type { Header } from '../web/http1-head.ts';
import { emitCpim } from './cpim.ts';
import { emitOffers } from './sdp-media.ts';
import { emitSdp } from './sdp.ts';
import type { SipHead } from './sip-head.ts';
import { emitReach, partiesOf } from './sip-reach.ts';

/** Parameters inside a header that name a device, its address or where it is, and under which path. */
interface Parameter {
  readonly path: string;
  readonly key: string;
  readonly form: RegExp;
}
const CELL: readonly Parameter[] = [
  // RFC 7315 section 5.4: the radio cell, or the hardware address of the Wi-Fi station.
  {
    path: 'access.cell',
    key: 'utran-cell-id-3gpp',
    form: /;\s{0,4}(?:utran-cell-id-3gpp|cgi-3gpp|utran-sai-3gpp|ci-3gpp2)\s{0,4}=\s{0,4}"?([\da-z]{8,64})/i,
  },
  { path: 'access.station', key: 'i-wlan-node-id', form: /;\s{0,4}i-wlan-node-id\s{0,4}=\s{0,4}"?([\da-f:-]{12,17})/i },
];
const PARAMETERS: Readonly<Record<string, readonly Parameter[]>> = {
  contact: [
    // RFC 5626 section 4.1: a URN, with a phone's IMEI in RFC 7254.
    {
      path: 'contact.instance',
      key: '+sip.instance',
      form: /;\s{0,4}\+sip\.instance\s{0,4}=\s{0,4}"<([^">]{1,200})>"/i,
    },
    // RFC 5627 section 5.1: the same, as an address.
    { path: 'contact.instance', key: 'gr', form: /;gr=(urn:[^;>,"\s]{8,200})/i },
    // RFC 8599 section 4.1: what the push service knows the device by.
    { path: 'contact.push-token', key: 'pn-prid', form: /;\s{0,4}pn-prid=([^;>,"\s]{8,512})/i },
    // Cisco's desk phones: `SEP` and the hardware address, or a name that an administrator gave.
    {
      path: 'contact.device-name',
      key: 'devicename',
      form: /;\s{0,4}\+u\.sip!devicename\.ccm\.cisco\.com="([^"]{1,128})"/i,
    },
  ],
  'p-access-network-info': CELL,
  'p-last-access-network-info': CELL,
  'cellular-network-info': CELL,
  via: [{ path: 'via.received', key: 'received', form: /;\s{0,4}received=([\da-f.:[\]]{2,45})/i }], // RFC 3261 section 18.2.1
};
/** Octets of a header in which parameters are looked for. */
const LONGEST_HEADER = 2048;

/** Gives a head's parts to the sink. */
export function emitSipHead(head: SipHead, sink: FieldSink, bytes: Uint8Array): void {
  sink.message({ type: 'sip', method: head.method, status: head.status });
  if (head.target.length > 0) sink.field('target', null, head.target);
  for (const { name, lowerName, value } of head.headers) {
    sink.field(`header.${lowerName}`, name, value);
    if (!Object.hasOwn(PARAMETERS, lowerName) || value.length > LONGEST_HEADER) continue;
    const text = decodeLatin1(bytes, value.at, value.at + value.length);
    for (const parameter of PARAMETERS[lowerName] ?? []) emitParameter(sink, text, value.at, parameter);
  }
  emitReach(head, sink, bytes);
}

function emitParameter(sink: FieldSink, header: string, at: number, { path, key, form }: Parameter): void {
  const found = form.exec(header);
  const text = found?.[1] ?? '';
  if (found && text !== '')
    sink.field(path, key, { at: at + found.index + found[0].lastIndexOf(text), length: text.length });
}

/** Gives a body to the sink, by its type. RFC 3428: a MESSAGE's text is what a person wrote. */
export function emitSipBody(head: SipHead, sink: FieldSink, bytes: Uint8Array, body: Span): void {
  if (body.length === 0) return;
  const type = mediaType(head, bytes);
  if (isPacked(head)) sink.field('body', null, body, { unclaimed: true });
  else if (type === 'application/sdp') {
    emitSdp(sink, bytes, body.at, body.at + body.length, partiesOf(head, bytes));
    emitOffers(sink, bytes, body.at, body.at + body.length, contentLength(head, bytes));
  } else if (type === 'message/cpim') emitCpim(sink, bytes, body.at, body.at + body.length);
  else sink.field('body', null, body, bodyOptions(type, head.method));
}

/** Octets of the body by its own header; null: none says so. */
export function contentLength(head: SipHead, bytes: Uint8Array): number | null {
  const text = textOf(head, bytes, 'content-length');
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

function bodyOptions(type: string, method: string | null): FieldOptions {
  if (method === 'MESSAGE' && (type === 'text/plain' || type === 'text/html')) return { role: 'text' };
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
