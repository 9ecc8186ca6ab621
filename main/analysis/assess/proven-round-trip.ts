import type { Flow } from '../model/flow.ts';

/** Handshakes whose answer is made from the question, by whoever holds the server's end. TCP's own handshake and plain HTTP
 *  are answered by proxies, and DNS by resolvers on the way. */
const ANSWERED_BY_THE_SERVER: ReadonlySet<string> = new Set(['tls', 'dtls', 'quic', 'gquic', 'agora']);

/** Microseconds between the first question of a handshake and its answer, or a STUN request and the answer with its number; null where the beginning was not seen, or where
 *  something else than the server may have answered. */
export function provenRoundTrip(flow: Flow): number | null {
  if (flow.matchedMicros !== null) return flow.matchedMicros;
  if (!ANSWERED_BY_THE_SERVER.has(flow.protocol) || !flow.sawStart) return null;
  // Without the server's hello the first octets back may be an alert, or a device on the way that broke it off.
  if (flow.protocol === 'tls' && (flow.tls === null || flow.tls.version === null)) return null;
  return flow.firstAnswerMicros;
}
