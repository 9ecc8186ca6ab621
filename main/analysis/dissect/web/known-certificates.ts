import { sha1Hex } from '../../bytes/sha1.ts';
import { Sha256 } from '../../bytes/sha256.ts';
import type { CertificateFacts } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import { parseX509, type X509 } from './x509.ts';
import { x509NameText } from './x509-name.ts';

/** A certificate that was read. Places count from its first octet. */
export interface KnownCertificate {
  readonly parsed: X509;
  /** Null: it was cut short, and half a certificate has no hash. */
  readonly facts: CertificateFacts | null;
  readonly problem: Problem | null;
}

/** Certificates kept read: an app meets some tens of servers, thousands of times. */
const MOST_KNOWN = 256;
/** With the bound above, at most 2 MB are kept. Larger ones are rare and read anew each time. */
const LARGEST_KEPT = 8 * 1024;
/** A certificate ends with its signature, of which so many octets tell it from all others; the octets are compared. */
const TAIL = 16;

interface Kept {
  readonly der: Uint8Array;
  readonly known: KnownCertificate;
}

const kept = new Map<number, Kept>();

/** Reads the certificate in `bytes[at..end)`; one that was met before costs a comparison. Null: not a certificate.
 *  @param whole it is all there */
export function readCertificate(bytes: Uint8Array, at: number, end: number, whole: boolean): KnownCertificate | null {
  const der = bytes.subarray(at, end);
  if (!whole || der.length > LARGEST_KEPT) return read(der, whole);
  const key = tailOf(der);
  const before = kept.get(key);
  if (before && isSame(before.der, der)) return before.known;
  const known = read(der, whole);
  if (!known) return null;
  if (kept.size >= MOST_KNOWN) {
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }
  kept.set(key, { der: der.slice(), known });
  return known;
}

function read(der: Uint8Array, whole: boolean): KnownCertificate | null {
  const { certificate, problem } = parseX509(der, 0, der.length);
  if (!certificate) return null;
  const isThere = whole && problem !== 'cut-short';
  return { parsed: certificate, facts: isThere ? factsOf(der, certificate) : null, problem };
}

function factsOf(der: Uint8Array, { issuer, subject, notBefore, notAfter, alternatives }: X509): CertificateFacts {
  return {
    sha1: sha1Hex(der),
    sha256: new Sha256().update(der).hex(),
    issuer: x509NameText(issuer),
    subject: x509NameText(subject),
    notBefore,
    notAfter,
    names: alternatives.filter(({ kind }) => kind === 'dns' || kind === 'ip').map(({ value }) => value.toLowerCase()), // RFC 4343: case says nothing in a host's name
  };
}

/** FNV-1a (draft-eastlake-fnv) over the last octets. */
function tailOf(der: Uint8Array): number {
  let key = 0x811c9dc5 ^ der.length;
  for (let i = Math.max(0, der.length - TAIL); i < der.length; i++) key = Math.imul(key ^ (der[i] ?? 0), 0x01000193);
  return key;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
