import type { TlsFacts } from '../../model/flow.ts';
import type { FlowContext, FlowDetector } from './flow-detector.ts';

/** Versions that standards forbid: SSL 2.0 (RFC 6176), SSL 3.0 (RFC 7568), TLS 1.0 and 1.1 and DTLS 1.0 (RFC 8996). */
const OLD: ReadonlySet<string> = new Set(['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'DTLSv0.9', 'DTLSv1.0']);

/** Ciphers that RFC 9325 section 4.2 forbids: none at all, those made weak for export, RC4 (RFC 7465), single DES and RC2,
 *  and those that anyone in the middle can answer for. */
const BROKEN = /NULL|EXPORT|RC4|RC2|_DES_|DES40|_anon_/;

/** TLS whose standard was withdrawn, and certificates that vouch for nobody, as the server's own bytes say. */
export const weakEncryption: FlowDetector = {
  id: 'weak-encryption',
  version: 1,
  inspect({ tls }, context) {
    if (tls === null || (tls.version === null && tls.cipher === null)) return null;
    const signs = [...certificateSigns(tls, context)];
    if (tls.cipher !== null && BROKEN.test(tls.cipher)) signs.push('cipher');
    if (tls.version !== null && OLD.has(tls.version)) signs.push('version');
    return signs.length === 0 ? null : { kind: 'weak-encryption', confidence: 'confirmed', signs };
  },
};

/** Whole seconds: `2026-11-24T10:00:00`. */
const SECONDS = 19;

/** Calls make a certificate for each call, and vouch for it where the call is set up (RFC 5763 section 5): those of DTLS say
 *  nothing. */
function certificateSigns({ version, certificates: [own, ...more] }: TlsFacts, context: FlowContext): string[] {
  if (!own || version?.startsWith('DTLS') === true) return [];
  const signs: string[] = [];
  if (own.notAfter !== null && isBefore(own.notAfter, context.began())) signs.push('certificate-expired');
  // Names alone: an authority may make one in its own name, and then sends its own behind it.
  if (own.issuer !== '' && own.issuer === own.subject && more.length === 0) signs.push('certificate-self-signed');
  return signs;
}

function isBefore(end: string, began: string | null): boolean {
  return began !== null && end.slice(0, SECONDS) < began.slice(0, SECONDS);
}
