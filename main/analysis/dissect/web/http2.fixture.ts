/** Frames of HTTP/2 made by RFC 9113's rules. What tshark 4.0.17 says of `CLIENT` and `SERVER` (text2pcap -T, decoded as
 *  http2): Magic; SETTINGS; HEADERS[1]: GET /a?uid=9; SETTINGS; HEADERS[1]: 200 OK; DATA[1]. */
import { PREFACE } from './http2-frame.ts';

export function frame(
  type: number,
  flags: number,
  stream: number,
  payload: Uint8Array | string | readonly number[],
): Uint8Array {
  const octets = typeof payload === 'string' ? [...Buffer.from(payload, 'latin1')] : [...payload];
  const { length } = octets;
  return Uint8Array.from([
    length >> 16,
    (length >> 8) & 255,
    length & 255,
    type,
    flags,
    0,
    0,
    stream >> 8,
    stream & 255,
    ...octets,
  ]);
}

/** A literal header that joins the table, without codes (RFC 7541 section 6.2.1). */
export function literal(name: string, value: string): number[] {
  const part = (text: string): number[] => [text.length, ...Buffer.from(text, 'latin1')];
  return [0x40, ...part(name), ...part(value)];
}

export function join(...parts: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])),
  );
}

export const SETTINGS = frame(4, 0, 0, [0, 3, 0, 0, 0, 100]);
/** :method GET, :path /a?uid=9, :authority chat.example.org, x-device-id. */
export const REQUEST = join(
  [0x82],
  literal(':path', '/a?uid=9'),
  literal(':authority', 'chat.example.org:80'),
  literal('x-device-id', 'd-7'),
);
export const ANSWER = join([0x88], literal('content-type', 'application/json'));
export const CLIENT = join(PREFACE, SETTINGS, frame(1, 0x05, 1, REQUEST));
export const SERVER = join(SETTINGS, frame(1, 0x04, 1, ANSWER), frame(0, 0x01, 1, '{"uid":42}'));
