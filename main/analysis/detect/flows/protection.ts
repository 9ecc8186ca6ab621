import type { Flow } from '../../model/flow.ts';
import type { Protection } from '../../model/words.ts';
import { ownEncryption } from './own-encryption.ts';
import { weakEncryption } from './weak-encryption.ts';

/** Public standards: TLS (RFC 8446), QUIC (RFC 9001), DTLS (RFC 9147), SRTP (RFC 3711) with ZRTP (RFC 6189), SSH (RFC 4253),
 *  DNSCrypt (dnscrypt.info/protocol). */
const STANDARDS: ReadonlySet<string> = new Set([
  'dnscrypt',
  'dtls',
  'http2',
  'http3',
  'quic',
  'srtp',
  'ssh',
  'tls',
  'zrtp',
]);

/** What stands between a flow's content and whoever watches the path. `header`: the head of each message can be read, its
 *  body cannot. `own`: the maker's own encryption. `out-of-date`: a standard that was withdrawn, or a certificate that vouches
 *  for nobody. `current`: a standard in force. `unknown`: octets that nobody could name; how even they look is no sign of
 *  encryption, nor of its absence. `none`: no content came. */
export function protectionOf(flow: Flow): Protection {
  const { readableBytes, opaqueBytes, unknownBytes, protocol, tls } = flow;
  if (readableBytes + opaqueBytes + unknownBytes === 0) return 'none';
  const context = { began: () => null };
  if (weakEncryption.inspect(flow, context)) return 'out-of-date';
  if (opaqueBytes > 0 && (tls !== null || STANDARDS.has(protocol))) return 'current';
  if (ownEncryption.inspect(flow, context)) return readableBytes > 0 ? 'header' : 'own';
  if (opaqueBytes > 0) return readableBytes > 0 ? 'header' : 'own';
  return readableBytes >= unknownBytes ? 'readable' : 'unknown';
}
