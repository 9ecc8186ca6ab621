import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { Parsed } from '../../model/message.ts';
import {
  ALPN,
  EC_POINT_FORMATS,
  HelloPlaces,
  isDatagram,
  SIGNATURE_ALGORITHMS,
  SUPPORTED_GROUPS,
  SUPPORTED_VERSIONS,
} from './tls-hello-places.ts';

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
  readonly sessionId: Span;
}

/** RFC 9849, and drafts 8 to 10 of it, and encrypted_server_name, which they grew out of (draft-ietf-tls-esni-02). */
const ENCRYPTED_CLIENT_HELLO: ReadonlySet<number> = new Set([0xfe0d, 0xfe08, 0xfe09, 0xfe0a, 0xffce]);

const places = new HelloPlaces();

/** Reads the hello's body in `bytes[at..end)`, behind the handshake header. What was read before a bad length stands. */
export function parseClientHello(bytes: Uint8Array, at: number, end: number): Parsed<ClientHello> {
  const problem = places.read(bytes, at, end);
  return { message: places.isHello ? helloAt(places, bytes) : null, problem };
}

/** Writes out what stands at these places. */
export function helloAt(read: HelloPlaces, bytes: Uint8Array): ClientHello {
  const data = (id: number) => new Cursor(bytes, read.startOf(id), read.endOf(id));
  /** A list behind a length of two octets, or of one. */
  const list = (id: number) => {
    const c = data(id);
    return c.sub(c.u16());
  };
  const shortList = (id: number) => {
    const c = data(id);
    return c.sub(c.u8());
  };
  return {
    legacyVersion: read.legacyVersion,
    ciphers: u16List(new Cursor(bytes, read.ciphersAt, read.ciphersEnd)),
    extensions: [...read.extensions],
    sni: read.hostName(bytes),
    alpn: protocolNames(list(ALPN)),
    versions: u16List(shortList(SUPPORTED_VERSIONS)),
    groups: u16List(list(SUPPORTED_GROUPS)),
    pointFormats: u8List(shortList(EC_POINT_FORMATS)),
    signatureAlgorithms: u16List(list(SIGNATURE_ALGORITHMS)),
    ech: read.extensions.some((id) => ENCRYPTED_CLIENT_HELLO.has(id)),
    sessionId: { at: read.sessionAt, length: read.sessionLength },
  };
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
