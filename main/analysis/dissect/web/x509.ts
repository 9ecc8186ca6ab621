import type { Span } from '../../bytes/cursor.ts';
import { DerReader, type DerValue } from '../../bytes/der.ts';
import { decodeText } from '../../bytes/text.ts';
import type { Problem } from '../../model/message.ts';
import { ipv4Text, ipv6Text } from '../ip-text.ts';
import { objectIdentifier, x509Attributes, type X509Attribute } from './x509-name.ts';
import { x509Time } from './x509-time.ts';

/** What of an X.509 certificate says whose it is (RFC 5280 section 4.1). Nothing is verified. */
export interface X509 {
  readonly issuer: readonly X509Attribute[];
  readonly subject: readonly X509Attribute[];
  /** The whole names, as DER. */
  readonly issuerSpan: Span | null;
  readonly subjectSpan: Span | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** subjectAltName (section 4.2.1.6). */
  readonly alternatives: readonly X509Alternative[];
  readonly alternativesSpan: Span | null;
}

export interface X509Alternative {
  /** `upn`: an account's name in a Windows domain, which has a form of its own among the other names ([MS-WCCE] section
   *  2.2.2.7.7.4). */
  readonly kind: 'email' | 'dns' | 'uri' | 'ip' | 'upn';
  readonly value: string;
  readonly span: Span;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BOOLEAN = 0x01;
const OBJECT_IDENTIFIER = 0x06;
const OCTET_STRING = 0x04;
const UTF8_STRING = 0x0c;
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const ALTERNATIVE_KINDS: Readonly<Record<number, X509Alternative['kind']>> = {
  0x81: 'email',
  0x82: 'dns',
  0x86: 'uri',
  0x87: 'ip',
};
const OTHER_NAME = 0xa0;
const USER_PRINCIPAL_NAME = '1.3.6.1.4.1.311.20.2.3';
const SUBJECT_ALT_NAME = '2.5.29.17';
/** Certificates of large shared servers name some hundred hosts. */
const MOST_ALTERNATIVES = 1000;

type Draft = { -readonly [K in keyof X509]: X509[K] };

/** Reads the certificate in `bytes[at..end)`. What was read before the first bad octet stands; null: nothing. */
export function parseX509(
  bytes: Uint8Array,
  at: number,
  end: number,
): { certificate: X509 | null; problem: Problem | null } {
  const outer = new DerReader(bytes, at, end);
  const whole = outer.take(SEQUENCE);
  const inside = new DerReader(bytes, whole?.at ?? end, whole?.end ?? end);
  const body = inside.take(SEQUENCE);
  if (!body) return { certificate: null, problem: outer.problem ?? inside.problem ?? 'not-this-protocol' };
  const parts = new DerReader(bytes, body.at, body.end);
  const draft: Draft = { ...NOTHING };
  parts.take(VERSION);
  parts.take(INTEGER); // serial number
  parts.take(SEQUENCE); // signature algorithm
  const issuer = parts.take(SEQUENCE);
  if (!issuer) return { certificate: null, problem: outer.problem ?? parts.problem ?? 'bad-length' };
  draft.issuer = x509Attributes(bytes, issuer);
  draft.issuerSpan = spanOf(issuer);
  const validity = parts.take(SEQUENCE);
  if (validity) readValidity(bytes, validity, draft);
  const subject = parts.take(SEQUENCE);
  if (subject) {
    draft.subject = x509Attributes(bytes, subject);
    draft.subjectSpan = spanOf(subject);
  }
  parts.take(SEQUENCE); // public key
  while (parts.peek() > 0 && parts.peek() !== EXTENSIONS) parts.next(); // unique identifiers, of version 2
  const extensions = parts.take(EXTENSIONS);
  if (extensions) readExtensions(bytes, extensions, draft);
  return { certificate: draft, problem: outer.problem ?? parts.problem ?? (subject ? null : 'bad-length') };
}

const NOTHING: X509 = {
  issuer: [],
  subject: [],
  issuerSpan: null,
  subjectSpan: null,
  notBefore: null,
  notAfter: null,
  alternatives: [],
  alternativesSpan: null,
};

function spanOf({ at, end }: DerValue): Span {
  return { at, length: end - at };
}

function readValidity(bytes: Uint8Array, { at, end }: DerValue, draft: Draft): void {
  const times = new DerReader(bytes, at, end);
  const time = () => {
    const value = times.next();
    return value && x509Time(value.tag, bytes, value.at, value.end);
  };
  draft.notBefore = time();
  draft.notAfter = time();
}

function readExtensions(bytes: Uint8Array, { at, end }: DerValue, draft: Draft): void {
  const list = new DerReader(bytes, at, end).take(SEQUENCE);
  if (!list) return;
  const extensions = new DerReader(bytes, list.at, list.end);
  for (let one = extensions.take(SEQUENCE); one; one = extensions.take(SEQUENCE)) {
    const parts = new DerReader(bytes, one.at, one.end);
    const type = parts.take(OBJECT_IDENTIFIER);
    parts.take(BOOLEAN); // critical
    const value = parts.take(OCTET_STRING);
    if (type && value && objectIdentifier(bytes, type.at, type.end) === SUBJECT_ALT_NAME)
      readAlternatives(bytes, value, draft);
  }
}

function readAlternatives(bytes: Uint8Array, { at, end }: DerValue, draft: Draft): void {
  const list = new DerReader(bytes, at, end).take(SEQUENCE);
  if (!list) return;
  const found: X509Alternative[] = [];
  draft.alternatives = found;
  draft.alternativesSpan = spanOf(list);
  const names = new DerReader(bytes, list.at, list.end);
  for (let name = names.next(); name?.whole && found.length < MOST_ALTERNATIVES; name = names.next()) {
    if (name.tag === OTHER_NAME) {
      const span = principalName(bytes, name);
      if (span) found.push({ kind: 'upn', value: decodeText(bytes, span.at, span.length), span });
    }
    const kind = ALTERNATIVE_KINDS[name.tag];
    if (kind === undefined || name.end <= name.at) continue;
    const span = spanOf(name);
    found.push({ kind, value: kind === 'ip' ? address(bytes, span) : decodeText(bytes, span.at, span.length), span });
  }
}

/** RFC 5280 section 4.2.1.6, OtherName: a type, and under tag 0 its value, here a text. */
function principalName(bytes: Uint8Array, { at, end }: DerValue): Span | null {
  const parts = new DerReader(bytes, at, end);
  const type = parts.take(OBJECT_IDENTIFIER);
  const value = parts.take(0xa0);
  if (!type || !value || objectIdentifier(bytes, type.at, type.end) !== USER_PRINCIPAL_NAME) return null;
  const text = new DerReader(bytes, value.at, value.end).take(UTF8_STRING);
  return text && text.whole && text.end > text.at ? spanOf(text) : null;
}

function address(bytes: Uint8Array, { at, length }: Span): string {
  if (length === 4) return ipv4Text(bytes, at);
  return length === 16 ? ipv6Text(bytes, at) : decodeText(bytes, at, length);
}
