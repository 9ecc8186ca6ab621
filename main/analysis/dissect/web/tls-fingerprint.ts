import { hex } from '../../bytes/text.ts';
import { md5Hex } from '../../bytes/md5.ts';
import { Sha256 } from '../../bytes/sha256.ts';
import { highestVersion, isGrease, type ClientHello } from './tls-client-hello.ts';
import { ALPN, SERVER_NAME } from './tls-hello-places.ts';

/** JA3 (github.com/salesforce/ja3, README "How it works"): MD5 of version, ciphers, extensions, groups and point formats
 *  in decimal, GREASE left out. Names software, not a person: many share one. */
export function ja3(hello: ClientHello): string {
  const list = (values: readonly number[]) => values.filter((value) => !isGrease(value)).join('-');
  const { legacyVersion, ciphers, extensions, groups, pointFormats } = hello;
  return md5Hex(
    ascii([legacyVersion, list(ciphers), list(extensions), list(groups), pointFormats.join('-')].join(',')),
  );
}

/** JA4's letter for what carries the hello: TLS over TCP, QUIC, DTLS. */
export type Carrier = 't' | 'q' | 'd';

/** JA4 (github.com/FoxIO-LLC/ja4, technical_details/JA4.md). */
export function ja4(hello: ClientHello, bytes: Uint8Array, carrier: Carrier = 't'): string {
  const ciphers = hello.ciphers.filter((value) => !isGrease(value));
  const extensions = hello.extensions.filter((value) => !isGrease(value));
  const name = hello.extensions.includes(SERVER_NAME) ? 'd' : 'i';
  const start = `${carrier}${versionDigits(highestVersion(hello))}${name}${twoDigits(ciphers.length)}${twoDigits(extensions.length)}`;
  const sorted = extensions
    .filter((id) => id !== SERVER_NAME && id !== ALPN)
    .map(hex4)
    .sort();
  const algorithms = hello.signatureAlgorithms.filter((value) => !isGrease(value)).map(hex4);
  const tail = algorithms.length > 0 ? `${sorted.join(',')}_${algorithms.join(',')}` : sorted.join(',');
  return `${start}${alpnLetters(hello, bytes)}_${digest12(ciphers.map(hex4).sort().join(','))}_${digest12(sorted.length > 0 ? tail : '')}`;
}

/** First and last character of the first protocol; of its hexadecimal form where one is not a letter or digit. */
function alpnLetters(hello: ClientHello, bytes: Uint8Array): string {
  const first = hello.alpn[0];
  if (!first || first.length === 0) return '00';
  const a = bytes[first.at] ?? 0;
  const z = bytes[first.at + first.length - 1] ?? 0;
  if (isAlphanumeric(a) && isAlphanumeric(z)) return String.fromCharCode(a, z);
  const digits = hex(bytes, first.at, first.length);
  return `${digits.charAt(0)}${digits.charAt(digits.length - 1)}`;
}

function isAlphanumeric(octet: number): boolean {
  const lower = octet | 0x20;
  return (octet >= 0x30 && octet <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

const VERSION_DIGITS: Readonly<Record<number, string>> = {
  0x0304: '13',
  0x0303: '12',
  0x0302: '11',
  0x0301: '10',
  0x0300: 's3',
  0x0002: 's2',
  0xfeff: 'd1',
  0xfefd: 'd2',
  0xfefc: 'd3',
};

function versionDigits(version: number): string {
  return VERSION_DIGITS[version] ?? '00';
}

function twoDigits(count: number): string {
  return String(Math.min(count, 99)).padStart(2, '0');
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

/** The specification's "empty list" is twelve zeros. */
function digest12(text: string): string {
  return text === '' ? '000000000000' : sha256Of(text);
}

function sha256Of(text: string): string {
  return new Sha256().update(ascii(text)).hex().slice(0, 12);
}

function ascii(text: string): Uint8Array {
  const octets = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) octets[i] = text.charCodeAt(i);
  return octets;
}
