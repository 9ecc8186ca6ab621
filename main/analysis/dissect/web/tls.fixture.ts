const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));

/** RFC 8448 section 3, "Simple 1-RTT Handshake": the client's first record. SNI `server`, TLS 1.3.
 *  tshark 4.0.17: Client Hello; ja3 of it is checked in tls-fingerprint.test.ts. */
export const CLIENT_HELLO_RECORD =
  hex(`16 03 01 00 c4 01 00 00 c0 03 03 cb 34 ec b1 e7 81 63 ba 1c 38 c6 da cb 19 6a 6d ff a2 1a 8d
  99 12 ec 18 a2 ef 62 83 02 4d ec e7 00 00 06 13 01 13 03 13 02 01 00 00 91 00 00 00 0b 00 09 00 00 06 73 65 72 76 65 72 ff 01
  00 01 00 00 0a 00 14 00 12 00 1d 00 17 00 18 00 19 01 00 01 01 01 02 01 03 01 04 00 23 00 00 00 33 00 26 00 24 00 1d 00 20 99
  38 1d e5 60 e4 bd 43 d2 3d 8e 43 5a 7d ba fe b3 c0 6e 51 c1 3c ae 4d 54 13 69 1e 52 9a af 2c 00 2b 00 03 02 03 04 00 0d 00 20
  00 1e 04 03 05 03 06 03 02 03 08 04 08 05 08 06 04 01 05 01 06 01 02 01 04 02 05 02 06 02 02 02 00 2d 00 02 01 01 00 1c 00 02
  40 01`);

/** RFC 8448 section 3: the server's first record, TLS_AES_128_GCM_SHA256, TLS 1.3. */
export const SERVER_HELLO_RECORD =
  hex(`16 03 03 00 5a 02 00 00 56 03 03 a6 af 06 a4 12 18 60 dc 5e 6e 60 24 9c d3 4c 95 93 0c 8a c5
  cb 14 34 da c1 55 77 2e d3 e2 69 28 00 13 01 00 00 2e 00 33 00 24 00 1d 00 20 c9 82 88 76 11 20 95 fe 66 76 2b db f7 c6 72 e1
  56 d6 cc 25 3b 83 3d f1 dd 69 b1 b0 4e 75 1f 0f 00 2b 00 02 03 04`);

const u16 = (value: number) => [value >> 8, value & 0xff];
const text = (value: string) => [...Buffer.from(value, 'latin1')];
const block = (octets: readonly number[]) => [...u16(octets.length), ...octets];

export interface HelloOptions {
  readonly version?: number;
  readonly sni?: string;
  readonly alpn?: readonly string[];
  readonly sessionId?: readonly number[];
  readonly more?: readonly (readonly [id: number, data: readonly number[]])[];
}

/** A ClientHello of our own making, handshake header included. */
export function clientHello({ version = 0x0303, sni, alpn, sessionId = [], more = [] }: HelloOptions): Uint8Array {
  const extensions = [...more];
  if (sni !== undefined) extensions.unshift([0, block([0, ...block(text(sni))])]);
  if (alpn) extensions.push([16, block(alpn.flatMap((name) => [name.length, ...text(name)]))]);
  const ciphers = block([0x13, 0x01, 0xc0, 0x2f]);
  const body = [
    ...u16(version),
    ...Array<number>(32).fill(7),
    sessionId.length,
    ...sessionId,
    ...ciphers,
    1,
    0,
    ...block(extensions.flatMap(([id, data]) => [...u16(id), ...block(data)])),
  ];
  return Uint8Array.from([1, 0, ...block(body)]);
}

/** A ServerHello of our own making, handshake header included. `retry`: a HelloRetryRequest. */
export function serverHello(
  version: number,
  cipher: number,
  options: {
    retry?: boolean;
    supported?: number;
    sessionId?: readonly number[];
    more?: readonly (readonly [id: number, data: readonly number[]])[];
  } = {},
): Uint8Array {
  const random = options.retry
    ? [...hex('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c')]
    : Array<number>(32).fill(9);
  const { supported, sessionId = [], more = [] } = options;
  const list = supported === undefined ? more : [[43, u16(supported)] as const, ...more];
  const extensions = list.length === 0 ? [] : block(list.flatMap(([id, data]) => [...u16(id), ...block(data)]));
  const body = [...u16(version), ...random, sessionId.length, ...sessionId, ...u16(cipher), 0, ...extensions];
  return Uint8Array.from([2, 0, ...block(body)]);
}

/** A ClientHello in the format of SSL 2.0 that offers TLS 1.0 (RFC 5246 appendix E.2), of our own making. tshark 4.0.17: SSLv2
 *  Record Layer: Client Hello, Version: TLS 1.0, 2 cipher specs, Challenge Length: 16. */
export const SSL2_HELLO = Uint8Array.from([
  0x80,
  31,
  1,
  3,
  1,
  0,
  6,
  0,
  0,
  0,
  16,
  0,
  0,
  0x2f,
  1,
  0,
  0x80,
  ...Array<number>(16).fill(5),
]);

/** One record around a fragment. */
export function record(type: number, fragment: Uint8Array | readonly number[], version = 0x0303): Uint8Array {
  return Uint8Array.from([type, ...u16(version), ...block([...fragment])]);
}
