import { headerText, type Head } from './http1-head.ts';

/** How a message's body ends, and whether its octets are worth showing to detectors. */
export interface BodyPlan {
  readonly framing: 'none' | 'length' | 'chunked' | 'until-close';
  /** Octets, for `length`. */
  readonly length: number;
  /** False for what carries pictures, sound, code or a page's mark-up: readable and counted as such, but too much and
   *  too little telling to be searched. */
  readonly shown: boolean;
  /** Names of unwrappers, outermost first: Content-Encoding, then what Content-Type says. */
  readonly encodings: readonly string[];
}

const NONE: BodyPlan = { framing: 'none', length: 0, shown: false, encodings: [] };

/** Content types that are not shown, RFC 9110 section 8.3.1 form. Everything else is, so that a type nobody has heard of
 *  is not missed. */
const NOT_SHOWN_KINDS = /^(?:image|video|audio|font)\//;
const NOT_SHOWN = new Set([
  'text/html',
  'text/css',
  'text/javascript',
  'text/ecmascript',
  'application/javascript',
  'application/x-javascript',
  'application/ecmascript',
  'application/wasm',
  'application/xhtml+xml',
  'application/vnd.ms-fontobject',
  'application/vnd.apple.mpegurl',
  'application/x-mpegurl',
  'application/dash+xml',
  'application/pdf',
  'application/zip',
  'application/x-shockwave-flash',
]);

/** More encodings than this is an attack on our patience. */
const MAX_ENCODINGS = 4;

/** RFC 9112 section 6.3. `method`: of the request; for a response that of the request it answers, null if not seen. */
export function planBody(head: Head, bytes: Uint8Array, method: string | null): BodyPlan {
  const { start } = head;
  if (start.kind === 'response' && !mayHaveBody(start.status, method)) return NONE;
  const transfer = headerText(head, bytes, 'transfer-encoding') ?? '';
  const packing = headerText(head, bytes, 'content-encoding') ?? '';
  const about = aboutBody(headerText(head, bytes, 'content-type') ?? '', packing, transfer);
  if (/\bchunked\b/i.test(transfer)) return { framing: 'chunked', length: 0, ...about };
  const length = lengthOf(headerText(head, bytes, 'content-length'));
  if (length !== null) return length === 0 ? NONE : { framing: 'length', length, ...about };
  return start.kind === 'response' ? { framing: 'until-close', length: 0, ...about } : NONE;
}

type AboutBody = Pick<BodyPlan, 'shown' | 'encodings'>;

/** Sets of headers whose meaning is remembered: a server says the same of most bodies. */
const MOST_REMEMBERED = 1024;
const remembered = new Map<string, AboutBody>();

/** What a body's headers say of it, each as sent or empty: RFC 9110 sections 8.3 and 8.4, RFC 9112 section 6.1. */
export function aboutBody(contentType: string, contentEncoding: string, transferEncoding = ''): AboutBody {
  const isPlain = contentEncoding === '' && transferEncoding === '';
  const said = isPlain ? contentType : `${contentType}\n${contentEncoding}\n${transferEncoding}`; // no header holds a line's end
  const known = remembered.get(said);
  if (known) return known;
  const about = readHeaders(contentType, contentEncoding, transferEncoding);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(said, about);
  return about;
}

function readHeaders(contentType: string, contentEncoding: string, transferEncoding: string): AboutBody {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const coded = [...codingsOf(transferEncoding), ...codingsOf(contentEncoding)];
  return { shown: isShown(type), encodings: [...coded, ...inType(type)] };
}

function mayHaveBody(status: number, method: string | null): boolean {
  return method !== 'HEAD' && status >= 200 && status !== 204 && status !== 304;
}

/** Equal lengths in a list count as one (section 6.3, rule 5). Null: none, or not a number we can count to. */
function lengthOf(text: string | null): number | null {
  const first = text?.includes(',') ? text.slice(0, text.indexOf(',')) : text;
  return first !== null && /^\s*\d{1,15}\s*$/.test(first) ? Number(first) : null;
}

function isShown(type: string): boolean {
  return !NOT_SHOWN.has(type) && !NOT_SHOWN_KINDS.test(type);
}

/** The unwrappers of a list of codings, the last applied first: the header lists them in the order applied. */
function codingsOf(list: string): string[] {
  return list
    .toLowerCase()
    .split(',')
    .flatMap((name) => CODINGS.get(name.replace(/;.*/, '').trim()) ?? [])
    .slice(0, MAX_ENCODINGS)
    .reverse();
}

/** IANA, HTTP Content Coding Registry: the ones that we can undo. What else is written there packs nothing (`identity`,
 *  `aws-chunked`, `utf-8`), or is left to be told by its octets. */
const CODINGS: ReadonlyMap<string, string> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'brotli'],
  ['zstd', 'zstd'],
]);

/** What stands inside by its type. Types that are known by their octets as well (XML, multipart) are left to those. */
function inType(type: string): readonly string[] {
  return IN_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? [];
}

/** gRPC: "gRPC over HTTP2" and "gRPC-Web" (grpc.io, PROTOCOL-HTTP2.md, PROTOCOL-WEB.md); Connect's streams have the same
 *  frames. Without a suffix the messages are protobuf. Protobuf: draft-murray-dispatch-mime-protobuf and older names. */
const IN_TYPE: readonly (readonly [pattern: RegExp, encodings: readonly string[]])[] = [
  [/^application\/x-www-form-urlencoded$/, ['form']],
  [/^application\/grpc-web-text(?:\+proto)?$/, ['base64', 'grpc', 'protobuf']],
  [/^application\/(?:grpc|grpc-web)(?:\+proto)?$/, ['grpc', 'protobuf']],
  [/^application\/connect\+proto$/, ['grpc', 'protobuf']],
  [/^application\/(?:grpc|grpc-web|connect)\+json$/, ['grpc', 'json']],
  [/^application\/(?:grpc|grpc-web|connect)\+/, ['grpc']],
  [/^(?:application|text)\/(?:[\w.-]+\+)?json$/, ['json']],
  [/^application\/(?:proto|protobuf|x-proto|x-protobuf|x-google-protobuf|vnd\.google\.protobuf)$/, ['protobuf']],
  [/^application\/[\w.-]+\+protobuf$/, ['protobuf']],
  [/^application\/(?:(?:x-|vnd\.)?msgpack|(?:x-)?messagepack|[\w.-]+\+msgpack)$/, ['messagepack']],
  [/^application\/(?:cbor|[\w.-]+\+cbor)$/, ['cbor']], // RFC 8949 section 9.3
];
