import type { Span } from '../../bytes/cursor.ts';
import { DerReader, type DerValue } from '../../bytes/der.ts';
import { decodeText } from '../../bytes/text.ts';

/** One attribute of a distinguished name (RFC 5280 section 4.1.2.4). */
export interface X509Attribute {
  /** Its usual short name (`CN`), or its number in dots. */
  readonly type: string;
  readonly value: string;
  /** The value's own octets. */
  readonly span: Span;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const OBJECT_IDENTIFIER = 0x06;
const UNIVERSAL_STRING = 28;
const BMP_STRING = 30;
/** A name in the wild has up to twelve. */
const MOST_ATTRIBUTES = 64;
/** RFC 5280 appendix A bounds values at 32768 characters; nobody reads on after so many. */
const LONGEST_VALUE = 1024;
const LONGEST_OID = 32;

/** RFC 4514 section 3 for the first nine; RFC 4519 and RFC 5280 appendix A (emailAddress: RFC 2985) for the others. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.6': 'C',
  '2.5.4.9': 'STREET',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.41': 'name',
  '2.5.4.42': 'givenName',
  '2.5.4.43': 'initials',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** The attributes of the Name in `[name.at, name.end)`, in the order sent. */
export function x509Attributes(bytes: Uint8Array, name: DerValue): X509Attribute[] {
  const found: X509Attribute[] = [];
  const sets = new DerReader(bytes, name.at, name.end);
  for (let set = sets.take(SET); set; set = sets.take(SET)) {
    const pairs = new DerReader(bytes, set.at, set.end);
    for (let pair = pairs.take(SEQUENCE); pair; pair = pairs.take(SEQUENCE)) {
      if (found.length >= MOST_ATTRIBUTES) return found;
      const parts = new DerReader(bytes, pair.at, pair.end);
      const type = parts.take(OBJECT_IDENTIFIER);
      const value = type && parts.next();
      if (!type || !value || !value.whole) continue;
      const oid = objectIdentifier(bytes, type.at, type.end);
      const span = { at: value.at, length: value.end - value.at };
      found.push({ type: SHORT_NAMES[oid] ?? oid, value: directoryString(bytes, value), span });
    }
  }
  return found;
}

/** `C=US, O=Example, CN=example.org`: in the order of the certificate and without RFC 4514's escapes and turning round, as
 *  most tools show it. */
export function x509NameText(attributes: readonly X509Attribute[]): string {
  return attributes.map(({ type, value }) => `${type}=${value}`).join(', ');
}

/** An OBJECT IDENTIFIER's contents in dots (X.690 section 8.19). Empty where it is none. */
export function objectIdentifier(bytes: Uint8Array, at: number, end: number): string {
  if (end <= at || end - at > LONGEST_OID) return '';
  const arcs: number[] = [];
  let arc = 0;
  for (let i = at; i < end; i++) {
    const octet = bytes[i] ?? 0;
    arc = arc * 128 + (octet & 0x7f);
    if (octet & 0x80) continue;
    if (arcs.length > 0) arcs.push(arc);
    else arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    arc = 0;
  }
  return arcs.join('.');
}

/** RFC 5280 section 4.1.2.4: UTF-8 and ASCII as they are, what claims to be T.61 as Latin-1 (which all send), two and four
 *  octets a character. */
function directoryString(bytes: Uint8Array, { tag, at, end }: DerValue): string {
  const last = Math.min(end, at + LONGEST_VALUE);
  if (tag === BMP_STRING) return wideText(bytes, at, last, 2);
  if (tag === UNIVERSAL_STRING) return wideText(bytes, at, last, 4);
  return decodeText(bytes, at, last - at);
}

function wideText(bytes: Uint8Array, at: number, end: number, width: number): string {
  let text = '';
  for (let i = at; i + width <= end; i += width) {
    let point = 0;
    for (let j = 0; j < width; j++) point = point * 256 + (bytes[i + j] ?? 0);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return text;
}
