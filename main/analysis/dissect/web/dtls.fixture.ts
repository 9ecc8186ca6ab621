import { clientHello, serverHello } from './tls.fixture.ts';

const u16 = (value: number) => [value >> 8, value & 0xff];
const u24 = (value: number) => [value >> 16, ...u16(value & 0xffff)];

/** One record, RFC 6347 section 4.1. */
export function dtlsRecordOf(
  type: number,
  fragment: Uint8Array | readonly number[],
  epoch = 0,
  version = 0xfefd,
): Uint8Array {
  return Uint8Array.from([
    type,
    ...u16(version),
    ...u16(epoch),
    0,
    0,
    0,
    0,
    0,
    1,
    ...u16(fragment.length),
    ...fragment,
  ]);
}

/** A handshake fragment, section 4.2.2: `body[from..to)`. */
export function fragmentOf(type: number, body: Uint8Array, sequence = 0, from = 0, to = body.length): Uint8Array {
  return Uint8Array.from([
    type,
    ...u24(body.length),
    ...u16(sequence),
    ...u24(from),
    ...u24(to - from),
    ...body.subarray(from, to),
  ]);
}

/** A hello's body: TLS's, with DTLS's version and an empty or given cookie behind the session ID. */
export function dtlsHelloBody(
  options: { sni?: string; srtp?: boolean; cookie?: readonly number[]; version?: number } = {},
): Uint8Array {
  const { sni, srtp = true, cookie = [], version = 0xfefd } = options;
  const more: [number, number[]][] = srtp ? [[14, [0, 4, 0, 1, 0, 7, 0]]] : [];
  const tls = clientHello({ version, more, ...(sni === undefined ? {} : { sni }) }).subarray(4);
  return Uint8Array.from([...tls.subarray(0, 35), cookie.length, ...cookie, ...tls.subarray(35)]);
}

/** tshark 4.0.17: DTLS 1.2, Client Hello, server_name call.example, use_srtp with two profiles. */
export const DTLS_HELLO = dtlsRecordOf(22, fragmentOf(1, dtlsHelloBody({ sni: 'call.example' })), 0, 0xfeff);

export const DTLS_SERVER_BODY = serverHello(0xfefd, 0xc02b).subarray(4);
