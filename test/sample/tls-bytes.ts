import { ascii, counted, u16 } from './octets.ts';
import type { SeededRandom } from './random.ts';

const HANDSHAKE = 22;
const APPLICATION_DATA = 23;
/** Octets; RFC 8446 section 5.2 allows 2^14 and 256 more. */
const LARGEST_RECORD = 16_384;

/** A TLS 1.3 ClientHello (RFC 8446 section 4.1.2) with server name, versions and ALPN. */
export function clientHello(
  random: SeededRandom,
  serverName: string,
  alpn: readonly string[] = ['h2', 'http/1.1'],
): number[] {
  const extensions = [
    ...extension(0, counted(2, [0, ...counted(2, ascii(serverName))])),
    ...extension(10, counted(2, [...u16(0x001d), ...u16(0x0017)])),
    ...extension(13, counted(2, [...u16(0x0403), ...u16(0x0804)])),
    ...extension(
      16,
      counted(
        2,
        alpn.flatMap((name) => counted(1, ascii(name))),
      ),
    ),
    ...extension(43, counted(1, [...u16(0x0304), ...u16(0x0303)])),
    ...extension(51, counted(2, [...u16(0x001d), ...counted(2, [...random.bytes(32)])])),
  ];
  const ciphers = [0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f].flatMap(u16);
  const body = [
    ...u16(0x0303),
    ...random.bytes(32),
    ...counted(1, [...random.bytes(32)]),
    ...counted(2, ciphers),
    1,
    0,
    ...counted(2, extensions),
  ];
  return record(HANDSHAKE, [1, ...counted(3, body)]);
}

/** Its ServerHello (section 4.1.3), choosing TLS 1.3 and AES-128-GCM. */
export function serverHello(random: SeededRandom): number[] {
  const extensions = [
    ...extension(43, u16(0x0304)),
    ...extension(51, [...u16(0x001d), ...counted(2, [...random.bytes(32)])]),
  ];
  const body = [
    ...u16(0x0303),
    ...random.bytes(32),
    ...counted(1, [...random.bytes(32)]),
    ...u16(0x1301),
    0,
    ...counted(2, extensions),
  ];
  return record(HANDSHAKE, [2, ...counted(3, body)]);
}

/** Encrypted data: random octets stand for it, since nobody on the path can tell them apart. */
export function encrypted(random: SeededRandom, length: number): number[] {
  const records: number[] = [];
  for (let left = length; left > 0; left -= LARGEST_RECORD)
    records.push(...record(APPLICATION_DATA, [...random.bytes(Math.min(left, LARGEST_RECORD))]));
  return records;
}

function extension(type: number, content: readonly number[]): number[] {
  return [...u16(type), ...counted(2, content)];
}

function record(type: number, content: readonly number[]): number[] {
  return [type, ...u16(0x0303), ...counted(2, content)];
}
