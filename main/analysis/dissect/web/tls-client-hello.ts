import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { Parsed } from '../../model/message.ts';

/** What a ClientHello holds, by number and by place. RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2. */
export interface ClientHello {
  readonly legacyVersion: number;
  readonly ciphers: readonly number[];
  /** Extension numbers in the order sent, GREASE included. */
  readonly extensions: readonly number[];
  /** The first host_name of server_name (RFC 6066 section 3). */
  readonly sni: Span | null;
  readonly alpn: readonly Span[];
  /** supported_versions; empty where not sent. */
  readonly versions: readonly number[];
  readonly groups: readonly number[];
  readonly pointFormats: readonly number[];
  readonly signatureAlgorithms: readonly number[];
  /** The encrypted_client_hello extension of RFC 9849 stands there, or a draft's; it may be a decoy (GREASE). */
  readonly ech: boolean;
  readonly sessionId: Span | null;
}

// IANA TLS ExtensionType values.
export const SERVER_NAME = 0; // RFC 6066
const SUPPORTED_GROUPS = 10; // RFC 8422
const EC_POINT_FORMATS = 11; // RFC 8422
const SIGNATURE_ALGORITHMS = 13; // RFC 8446
export const ALPN = 16; // RFC 7301
export const SUPPORTED_VERSIONS = 43; // RFC 8446
/** RFC 9849, and drafts 8 to 10 of it, and encrypted_server_name, which they grew out of (draft-ietf-tls-esni-02). */
const ENCRYPTED_CLIENT_HELLO: ReadonlySet<number> = new Set([0xfe0d, 0xfe08, 0xfe09, 0xfe0a, 0xffce]);

type Draft = { -readonly [K in keyof ClientHello]: ClientHello[K] };

/** Reads the hello's body in `bytes[at..end)`, behind the handshake header. What was read before a bad length stands. */
export function parseClientHello(bytes: Uint8Array, at: number, end: number): Parsed<ClientHello> {
  const c = new Cursor(bytes, at, end);
  const legacyVersion = c.u16();
  c.skip(32); // random
  const sessionId = c.span(c.u8());
  if (isDatagram(legacyVersion)) c.skip(c.u8()); // cookie, RFC 6347 section 4.2.1
  if (!c.ok) return { message: null, problem: 'cut-short' };
  if (legacyVersion >> 8 !== 3 && !isDatagram(legacyVersion)) return { message: null, problem: 'not-this-protocol' };
  const hello: Draft = { ...NOTHING, legacyVersion, sessionId };
  const ciphers = c.sub(c.u16());
  hello.ciphers = u16List(ciphers);
  c.skip(c.u8()); // legacy_compression_methods
  if (!c.ok) return { message: hello, problem: 'cut-short' };
  if (c.left === 0) return { message: hello, problem: null }; // TLS 1.2 and before may end here
  const promised = c.u16();
  if (!c.ok) return { message: hello, problem: 'cut-short' };
  const there = Math.min(promised, c.left);
  const body = c.sub(there);
  const extensions: number[] = [];
  hello.extensions = extensions;
  while (body.left > 0) {
    const id = body.u16();
    const size = body.u16();
    const data = body.sub(size);
    if (!body.ok) return { message: hello, problem: 'cut-short' };
    extensions.push(id);
    readExtension(hello, id, data);
  }
  return { message: hello, problem: there < promised ? 'cut-short' : null };
}

const NOTHING: ClientHello = {
  legacyVersion: 0,
  ciphers: [],
  extensions: [],
  sni: null,
  alpn: [],
  versions: [],
  groups: [],
  pointFormats: [],
  signatureAlgorithms: [],
  ech: false,
  sessionId: null,
};

function readExtension(hello: Draft, id: number, c: Cursor): void {
  if (id === SERVER_NAME) hello.sni = hostName(c);
  else if (id === ALPN) hello.alpn = protocolNames(c.sub(c.u16()));
  else if (id === SUPPORTED_VERSIONS) hello.versions = u16List(c.sub(c.u8()));
  else if (id === SUPPORTED_GROUPS) hello.groups = u16List(c.sub(c.u16()));
  else if (id === EC_POINT_FORMATS) hello.pointFormats = u8List(c.sub(c.u8()));
  else if (id === SIGNATURE_ALGORITHMS) hello.signatureAlgorithms = u16List(c.sub(c.u16()));
  else if (ENCRYPTED_CLIENT_HELLO.has(id)) hello.ech = true;
}

function hostName(c: Cursor): Span | null {
  const list = c.sub(c.u16());
  while (list.left > 0) {
    const kind = list.u8();
    const name = list.span(list.u16());
    if (!list.ok) return null;
    if (kind === 0 && name.length > 0) return name;
  }
  return null;
}

/** Names behind an octet of length each. */
export function protocolNames(list: Cursor): Span[] {
  const found: Span[] = [];
  while (list.left > 0) {
    const name = list.span(list.u8());
    if (!list.ok) break;
    found.push(name);
  }
  return found;
}

function u16List(c: Cursor): number[] {
  const values: number[] = [];
  while (c.left >= 2) values.push(c.u16());
  return values;
}

function u8List(c: Cursor): number[] {
  const values: number[] = [];
  while (c.left > 0) values.push(c.u8());
  return values;
}

/** RFC 8701: values that mean nothing, sent so that servers stay tolerant. */
export function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
}

/** Highest version offered, as its code point. */
export function highestVersion(hello: ClientHello): number {
  const offered = hello.versions.filter((version) => !isGrease(version));
  if (offered.length === 0) return hello.legacyVersion;
  return isDatagram(hello.legacyVersion) ? Math.min(...offered) : Math.max(...offered);
}

/** DTLS counts its versions down from 0xfeff (RFC 6347 section 4.1); before that standard OpenSSL, and Cisco with it, wrote
 *  0x0100 (dtls_old_version.pcapng). */
export function isDatagram(version: number): boolean {
  return version >> 8 === 0xfe || version === 0x0100;
}
