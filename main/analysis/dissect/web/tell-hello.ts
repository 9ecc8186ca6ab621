import type { Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import type { Parsed, Problem } from '../../model/message.ts';
import { cipherName, tlsFactsOf, tlsVersionName } from './tls-facts.ts';
import { highestVersion, parseClientHello, type ClientHello } from './tls-client-hello.ts';
import { fingerprintsOf } from './kept-fingerprints.ts';
import type { Carrier } from './tls-fingerprint.ts';
import { parseServerHello, type ServerHello } from './tls-server-hello.ts';

const TLS_1_3 = 0x0304;
const NO_FINGERPRINTS = { ja3: null, ja4: null };

/** Who carries a hello: TLS over TCP, QUIC or DTLS. One way to tell it for the three. */
export interface HelloTeller {
  readonly flow: Flow;
  readonly sink: FieldSink;
  readonly carrier: Carrier;
  /** Options of a field whose octets were not sent as they are (QUIC's Initial packets). */
  options?(span: Span): FieldOptions;
}

/** Tells the ClientHello in `bytes[at..end)`, behind the handshake header. `before`: it is known to be cut short. The sink
 *  has begun. A fingerprint of half a hello would be another program's: then there is none. */
export function tellClientHello(
  teller: HelloTeller,
  bytes: Uint8Array,
  at: number,
  end: number,
  before: Problem | null,
): Parsed<ClientHello> {
  const { flow, sink, carrier } = teller;
  const parsed = parseClientHello(bytes, at, end);
  const { message: hello, problem } = parsed;
  if (!hello) return parsed;
  const sni = hello.sni ? decodeText(bytes, hello.sni.at, hello.sni.length) : null;
  const alpn = hello.alpn.map((name) => decodeText(bytes, name.at, name.length));
  const whole = problem === null && before === null;
  const { ja3, ja4 } = whole ? fingerprintsOf(hello, bytes, carrier) : NO_FINGERPRINTS;
  const prints = { ja3, ja4 };
  const facts = tlsFactsOf(flow);
  if (whole && facts.ja3 === null) Object.assign(facts, prints, { alpn, ech: hello.ech });
  if (sni !== null) flow.names.sni ??= sni.toLowerCase();
  flow.sawStart = true;
  sink.message({ type: 'tls-client-hello', sni, alpn, version: highestVersion(hello), ech: hello.ech, ...prints });
  if (hello.sni) sink.field('client-hello.sni', 'sni', hello.sni, teller.options?.(hello.sni));
  for (const name of hello.alpn) sink.field('client-hello.alpn', 'alpn', name, teller.options?.(name));
  return parsed;
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
  if (hello.alpn) facts.alpnChosen ??= decodeText(bytes, hello.alpn.at, hello.alpn.length);
  if (hello.version === TLS_1_3 && !hello.retry) facts.resumed = hello.presharedKey;
  sink.message({ type: 'tls-server-hello', version: hello.version, cipher: hello.cipher });
  if (hello.alpn) sink.field('server-hello.alpn', 'alpn', hello.alpn, teller.options?.(hello.alpn));
  for (const name of hello.nextProtocols) sink.field('server-hello.next-protocol', 'npn', name, teller.options?.(name));
  return parsed;
}
