import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { CertificateFacts } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import { readCertificate } from './known-certificates.ts';
import type { HelloTeller } from './tell-hello.ts';
import { tlsFactsOf } from './tls-facts.ts';
import type { X509 } from './x509.ts';

/** A chain in the wild has up to five; OpenSSL stops at a hundred. */
const MOST_IN_CHAIN = 16;

/** Reads the body of a Certificate message up to TLS 1.2 and DTLS 1.2 (RFC 5246 section 7.4.2) in `bytes[at..end)`, and
 *  tells message, fields and facts. Call after `sink.begin`. In TLS 1.3 the message is encrypted. */
export function tellCertificates(
  teller: HelloTeller,
  from: 'server' | 'client',
  bytes: Uint8Array,
  at: number,
  end: number,
): Problem | null {
  const c = new Cursor(bytes, at, end);
  const promised = c.u24();
  if (!c.ok) return 'cut-short';
  let problem: Problem | null = promised > c.left ? 'cut-short' : null;
  const list = c.sub(Math.min(promised, c.left));
  const certificates: CertificateFacts[] = [];
  for (let place = 0; list.left > 0 && place < MOST_IN_CHAIN; place++) {
    const size = list.u24();
    if (!list.ok) return tell(teller, from, certificates, 'cut-short');
    const whole = size <= list.left;
    const { at: start, length } = list.span(Math.min(size, list.left));
    const known = readCertificate(bytes, start, start + length, whole);
    problem ??= whole ? (known ? known.problem : 'not-this-protocol') : 'cut-short';
    if (!known) continue;
    if (known.facts) certificates.push(known.facts);
    tellFields(teller.sink, from, known.parsed, start, place === 0);
  }
  return tell(teller, from, certificates, problem);
}

function tell(
  { flow, sink }: HelloTeller,
  from: 'server' | 'client',
  certificates: readonly CertificateFacts[],
  problem: Problem | null,
): Problem | null {
  const facts = tlsFactsOf(flow);
  if (from === 'server' && facts.certificates.length === 0) facts.certificates = certificates;
  if (from === 'client' && certificates.length > 0) facts.clientCertificate = true;
  sink.message({ type: 'tls-certificates', from, certificates });
  return problem;
}

/** A client's certificate, and a server's that names no host or was signed by nobody else, may name a person or device: each
 *  part is a field. A public server's, and those of who signed, name companies and their offices, which no rule for people's
 *  addresses must see: only own values are searched in them. */
function tellFields(sink: FieldSink, from: 'server' | 'client', parsed: X509, base: number, isLeaf: boolean): void {
  const isOwn = from === 'client' && isLeaf && isSelfSigned(parsed);
  const path = from === 'client' ? (isOwn ? 'client-certificate.self-signed' : 'client-certificate') : 'certificate';
  const moved = ({ at, length }: Span): Span => ({ at: base + at, length });
  if (isLeaf && (from === 'client' || !isOfPublicHost(parsed))) {
    for (const name of ['subject', 'issuer'] as const)
      for (const { type, span } of parsed[name]) sink.field(`${path}.${name}.${type}`, type, moved(span));
    for (const { kind, span } of parsed.alternatives)
      sink.field(`${path}.alternative.${kind}`, kind === 'upn' ? 'userPrincipalName' : kind, moved(span));
    return;
  }
  const { subjectSpan, issuerSpan, alternativesSpan } = parsed;
  if (subjectSpan) sink.field(`${path}.subject`, 'subject', moved(subjectSpan), UNCLAIMED);
  if (issuerSpan) sink.field(`${path}.issuer`, 'issuer', moved(issuerSpan), UNCLAIMED);
  if (alternativesSpan) sink.field(`${path}.alternative`, 'alternative', moved(alternativesSpan), UNCLAIMED);
}

const UNCLAIMED = { unclaimed: true } as const;

function isSelfSigned({ subject, issuer }: X509): boolean {
  return (
    subject.length === issuer.length &&
    subject.every(({ type, value }, i) => issuer[i]?.type === type && issuer[i].value === value)
  );
}

function isOfPublicHost(parsed: X509): boolean {
  if (isSelfSigned(parsed)) return false;
  const { alternatives, subject } = parsed;
  const hosts = alternatives.filter(({ kind }) => kind === 'dns');
  // Old ones name their host in the common name alone.
  const names = hosts.length > 0 ? hosts : subject.filter(({ type }) => type === 'CN');
  return names.some(({ value }) => HOST.test(value));
}

/** A name under some domain, or a pattern of such; no address in digits and none of a person. */
const HOST = /^(?:\*\.)?(?:[\w-]{1,63}\.){1,16}[a-z]{2,24}$/i;
