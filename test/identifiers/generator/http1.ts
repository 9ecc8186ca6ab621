import { cat, encode, named, type Part, type Piece, piece } from './piece.ts';
import type { TcpFlow } from './tcp.ts';

/** HTTP/1.1 messages, RFC 9112. A header with several values is sent once for each. */
export type Headers = Readonly<Record<string, Part | readonly Piece[]>>;

interface Body {
  readonly type: string;
  readonly content: Part;
  /** Content-Encoding, RFC 9110 section 8.4. */
  readonly coding?: 'gzip' | 'deflate' | 'deflate-raw' | 'br' | 'zstd';
  readonly chunked?: boolean;
}

export function request(method: string, target: Part, host: string, headers: Headers, body?: Body): Piece {
  return message(cat(`${method} `, target, ' HTTP/1.1\r\n'), { Host: host, ...headers }, body);
}

export function response(status: string, headers: Headers, body?: Body): Piece {
  return message(piece(`HTTP/1.1 ${status}\r\n`), headers, body ?? { type: 'text/plain', content: '' });
}

export function exchange(flow: TcpFlow, ask: Piece, reply: Piece): void {
  flow.out(ask);
  flow.in(reply);
}

function message(first: Piece, headers: Headers, body?: Body): Piece {
  const content = body === undefined ? piece('') : written(body);
  const all: Headers = {
    ...headers,
    ...(body === undefined ? {} : { 'Content-Type': body.type }),
    ...(body?.coding === undefined ? {} : { 'Content-Encoding': body.coding.replace('-raw', '') }),
    ...(body?.chunked === true ? { 'Transfer-Encoding': 'chunked' } : {}),
    ...(body === undefined || body.chunked === true ? {} : { 'Content-Length': content.bytes.length }),
  };
  const lines = Object.entries(all).flatMap(([key, value]) =>
    (isList(value) ? value : [value]).map((one) => cat(`${key}: `, named(key, one), '\r\n')),
  );
  return cat(first, ...lines, '\r\n', content);
}

function isList(value: Part | readonly Piece[]): value is readonly Piece[] {
  return Array.isArray(value);
}

function written({ content, coding, chunked }: Body): Piece {
  const coded = coding === undefined ? piece(content) : encode(coding, content);
  return chunked === true ? encode('chunked', coded) : coded;
}
