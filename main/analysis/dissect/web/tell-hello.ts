import type { Span } from '../../bytes/cursor.ts';
import { TextCache } from '../../bytes/text-cache.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import type { Parsed, Problem } from '../../model/message.ts';
import { cipherName, tlsFactsOf, tlsVersionName } from './tls-facts.ts';
import { saidAt } from './kept-hellos.ts';
import type { ClientHello } from './tls-client-hello.ts';
import type { Carrier } from './tls-fingerprint.ts';
import { ALPN, HelloPlaces } from './tls-hello-places.ts';
import { parseServerHello, type ServerHello } from './tls-server-hello.ts';

const TLS_1_3 = 0x0304;

const places = new HelloPlaces();
/** Servers choose one of a few protocols. */
const protocols = new TextCache();

/** Who carries a hello: TLS over TCP, QUIC or DTLS. One way to tell it for the three. */
export interface HelloTeller {
  readonly flow: Flow;
  readonly sink: FieldSink;
  readonly carrier: Carrier;
  /** Tells a field whose octets were not sent as they are (QUIC's Initial packets). Left out: they stand where they were. */
  field?(path: string, key: string | null, span: Span): void;
}

function tellField(teller: HelloTeller, path: string, key: string | null, span: Span): void {
  if (teller.field) teller.field(path, key, span);
  else teller.sink.field(path, key, span);
}

/** Tells the ClientHello in `bytes[at..end)`, behind the handshake header. `before`: it is known to be cut short. The sink
 *  has begun. A fingerprint of half a hello would be another program's: then there is none. */
export function tellClientHello(
  teller: HelloTeller,
  bytes: Uint8Array,
  at: number,
  end: number,
  before: Problem | null,
): Parsed<Pick<ClientHello, 'sessionId'>> {
  const { flow, sink, carrier } = teller;
  const problem = places.read(bytes, at, end);
  if (!places.isHello) return { message: null, problem };
  const message = { sessionId: { at: places.sessionAt, length: places.sessionLength } };
  const host = places.hostName(bytes);
  const alpnAt = places.startOf(ALPN);
  const isWhole = problem === null && before === null;
  const { alpn, alpnPlaces, version, ech, ja3, ja4 } = saidAt(places, bytes, carrier, isWhole);
  const sni = host ? decodeText(bytes, host.at, host.length) : null;
  const facts = tlsFactsOf(flow);
  if (isWhole && facts.ja3 === null) {
    facts.alpn = alpn;
    facts.ech = ech;
    facts.ja3 = ja3;
    facts.ja4 = ja4;
  }
  if (sni !== null) flow.names.sni ??= sni.toLowerCase();
  flow.sawStart = true;
  sink.message({ type: 'tls-client-hello', sni, alpn, version, ech, ja3, ja4 });
  if (host) tellField(teller, 'client-hello.sni', 'sni', host);
  for (let i = 0; i < alpnPlaces.length; i++) {
    const name = alpnPlaces[i];
    if (name) tellField(teller, 'client-hello.alpn', 'alpn', { at: alpnAt + name.at, length: name.length });
  }
  return { message, problem };
}

/** Tells the ServerHello in `bytes[at..end)`. */
export function tellServerHello(teller: HelloTeller, bytes: Uint8Array, at: number, end: number): Parsed<ServerHello> {
  const { flow, sink } = teller;
  const parsed = parseServerHello(bytes, at, end);
  const { message: hello } = parsed;
  if (!hello) return parsed;
  const facts = tlsFactsOf(flow);
  facts.version = tlsVersionName(hello.version);
  facts.cipher = cipherName(hello.cipher);
  if (hello.alpn) facts.alpnChosen ??= protocols.of(bytes, hello.alpn.at, hello.alpn.length);
  if (hello.version === TLS_1_3 && !hello.retry) facts.resumed = hello.presharedKey;
  sink.message({ type: 'tls-server-hello', version: hello.version, cipher: hello.cipher });
  if (hello.alpn) tellField(teller, 'server-hello.alpn', 'alpn', hello.alpn);
  for (const name of hello.nextProtocols) tellField(teller, 'server-hello.next-protocol', 'npn', name);
  return parsed;
}
