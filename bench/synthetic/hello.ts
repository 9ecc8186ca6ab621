import type { SeededRandom } from './random.ts';

const LENGTH_PREFIX = 2;

function be(value: number, octets: number): Buffer {
  const bytes = Buffer.alloc(octets);
  bytes.writeUIntBE(value, 0, octets);
  return bytes;
}

function withLength(octets: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([be(body.length, octets), body]);
}

function extension(type: number, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([be(type, LENGTH_PREFIX), withLength(LENGTH_PREFIX, ...parts)]);
}

const CIPHERS = [
  0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013, 0xc014, 0x009c, 0x009d,
];

/** A ClientHello handshake message as today's browsers and apps send it (RFC 8446 section 4.1.2). */
export function clientHello(random: SeededRandom, host: string, alpn: readonly string[], quic: boolean): Buffer {
  const name = Buffer.from(host, 'latin1');
  const protocols = alpn.map((one) => withLength(1, Buffer.from(one, 'latin1')));
  const extensions = [
    extension(0, withLength(2, be(0, 1), withLength(2, name))),
    extension(23),
    extension(10, withLength(2, be(0x001d, 2), be(0x0017, 2), be(0x0018, 2))),
    extension(16, withLength(2, ...protocols)),
    extension(13, withLength(2, be(0x0403, 2), be(0x0804, 2), be(0x0401, 2), be(0x0503, 2), be(0x0805, 2))),
    extension(51, withLength(2, be(0x001d, 2), withLength(2, random.octets(32)))),
    extension(43, withLength(1, be(0x0304, 2))),
    ...(quic ? [extension(57, be(0x01, 1), be(4, 1), random.octets(4))] : [extension(11, withLength(1, be(0, 1)))]),
  ];
  const ciphers = (quic ? CIPHERS.slice(0, 3) : CIPHERS).map((one) => be(one, 2));
  const body = [
    be(0x0303, 2),
    random.octets(32),
    withLength(1, quic ? Buffer.alloc(0) : random.octets(32)),
    withLength(2, ...ciphers),
    withLength(1, be(0, 1)),
    withLength(2, ...extensions),
  ];
  return Buffer.concat([be(1, 1), withLength(3, ...body)]);
}

/** A ServerHello handshake message (RFC 8446 section 4.1.3). */
export function serverHello(random: SeededRandom): Buffer {
  const extensions = [extension(43, be(0x0304, 2)), extension(51, be(0x001d, 2), withLength(2, random.octets(32)))];
  const body = [
    be(0x0303, 2),
    random.octets(32),
    withLength(1, random.octets(32)),
    be(0x1301, 2),
    be(0, 1),
    withLength(2, ...extensions),
  ];
  return Buffer.concat([be(2, 1), withLength(3, ...body)]);
}

/** One TLS record (RFC 8446 section 5.1). */
export function tlsRecord(type: number, body: Uint8Array): Buffer {
  return Buffer.concat([be(type, 1), be(0x0303, 2), withLength(2, body)]);
}
