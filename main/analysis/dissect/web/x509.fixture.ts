/** Certificates of our own making; none is signed by anything. `openssl asn1parse` and tshark 4.0.17 read them. */

type Octets = readonly number[];
const ascii = (text: string): number[] => [...Buffer.from(text, 'utf8')];

/** One value of DER around its contents. */
export function der(tag: number, ...contents: Octets[]): number[] {
  const inside = contents.flat();
  const { length } = inside;
  if (length < 0x80) return [tag, length, ...inside];
  if (length < 0x100) return [tag, 0x81, length, ...inside];
  return [tag, 0x82, length >> 8, length & 0xff, ...inside];
}

export function oid(dotted: string): number[] {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (arc: number): number[] => {
    const octets = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      octets.unshift((left & 0x7f) | 0x80);
    return octets;
  };
  return der(0x06, [first * 40 + second, ...rest].flatMap(base128));
}

const TYPES: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  C: '2.5.4.6',
  O: '2.5.4.10',
  emailAddress: '1.2.840.113549.1.9.1',
};
const UTF8 = 0x0c;

/** `[['C', 'US'], ['CN', 'x']]`; a type may be an OID in dots. */
export function distinguishedName(
  attributes: readonly (readonly [type: string, value: string, tag?: number])[],
): number[] {
  return der(
    0x30,
    ...attributes.map(([type, value, tag = UTF8]) =>
      der(0x31, der(0x30, oid(TYPES[type] ?? type), der(tag, tag === 0x1e ? bmp(value) : ascii(value)))),
    ),
  );
}

function bmp(text: string): number[] {
  return [...text].flatMap((char) => [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 0xff]);
}

export interface CertificateOptions {
  readonly issuer?: Octets;
  readonly subject?: Octets;
  readonly dns?: readonly string[];
  readonly email?: string;
  readonly ip?: Octets;
  /** A Windows account. */
  readonly upn?: string;
  readonly notBefore?: Octets;
  readonly notAfter?: Octets;
  /** Told apart by their signatures. */
  readonly signature?: Octets;
}

export const CA_NAME = distinguishedName([
  ['C', 'US', 0x13],
  ['O', 'Example Trust, Inc.'],
  ['CN', 'Example CA'],
  ['emailAddress', 'signing@ca.example', 0x16],
]);
export const HOST_NAME = distinguishedName([['CN', 'chat.example.org']]);
const KEY = der(0x30, der(0x30, oid('1.2.840.10045.2.1')), der(0x03, [0, 4, 1, 2, 3]));
const ALGORITHM = der(0x30, oid('1.2.840.10045.4.3.2'));

export function certificate(options: CertificateOptions = {}): number[] {
  const {
    issuer = CA_NAME,
    subject = HOST_NAME,
    dns = ['chat.example.org'],
    email,
    ip,
    upn,
    signature = [7],
  } = options;
  const names = [
    ...dns.map((name) => der(0x82, ascii(name))),
    ...(email === undefined ? [] : [der(0x81, ascii(email))]),
    ...(ip === undefined ? [] : [der(0x87, ip)]),
    ...(upn === undefined ? [] : [der(0xa0, oid('1.3.6.1.4.1.311.20.2.3'), der(0xa0, der(UTF8, ascii(upn))))]),
  ];
  const alternative = der(0x30, oid('2.5.29.17'), der(0x04, der(0x30, ...names)));
  const constraints = der(0x30, oid('2.5.29.19'), der(0x01, [0xff]), der(0x04, der(0x30)));
  const extensions = der(0xa3, der(0x30, constraints, ...(names.length > 0 ? [alternative] : [])));
  const { notBefore = der(0x17, ascii('240131235959Z')), notAfter = der(0x18, ascii('20500101000000Z')) } = options;
  const body = der(
    0x30,
    der(0xa0, der(0x02, [2])),
    der(0x02, [1, 2, 3]),
    ALGORITHM,
    issuer,
    der(0x30, notBefore, notAfter),
    subject,
    KEY,
    extensions,
  );
  return der(0x30, body, ALGORITHM, der(0x03, [0, ...signature]));
}

const u24 = (value: number): number[] => [value >> 16, (value >> 8) & 0xff, value & 0xff];

/** A Certificate message up to TLS 1.2, handshake header included. */
export function certificateMessage(certificates: readonly Octets[]): number[] {
  const list = certificates.flatMap((one) => [...u24(one.length), ...one]);
  return [11, ...u24(list.length + 3), ...u24(list.length), ...list];
}
