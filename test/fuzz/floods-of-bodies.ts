import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { ends, pcapOf, talk } from './flood-wire.ts';
import type { Flood } from './floods.ts';
import { fault, payload } from './floods-of-packets.ts';

const text = (ascii: string): Uint8Array => new Uint8Array(Buffer.from(ascii, 'latin1'));
/** 32 MiB of nothing: packed, between 30 octets and 32 KiB. */
const ZEROS = new Uint8Array(32 << 20);

const ASK = { isOut: true, parts: [text('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n')] };

/** Bodies of HTTP answers: bombs, and containers in containers. */
export const BODY_FLOODS: readonly Flood[] = [
  bomb('gzip', () => gzipSync(ZEROS, { level: 9 })),
  bomb('deflate', () => deflateSync(ZEROS, { level: 9 })),
  bomb('br', () => brotliCompressSync(ZEROS, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })),
  bomb('zstd', () => zstdCompressSync(ZEROS)),
  bomb('gzip', () => gzipSync(gzipSync(ZEROS, { level: 9 })), 'gzip in gzip'),
  bomb('gzip', () => gzipSync(repeat('{"a":"b"},', 3 << 20)), 'gzip of JSON'),
  body('json lists', 'application/json', (size) => repeat('[', size)),
  body('json objects', 'application/json', (size) => repeat('{"a":', size)),
  body('json members', 'application/json', (size) => text(`{${'"k":1,'.repeat(size)}"z":0}`)),
  body('json backslashes', 'application/json', (size) => text(`{"a":"${'\\\\'.repeat(size)}"}`)),
  body('json quotes', 'application/json', (size) => repeat('"', size)),
  body('xml elements', 'text/xml', (size) => repeat('<a>', size)),
  body('xml attributes', 'text/xml', (size) => text(`<a ${'b="c" '.repeat(size)}>`)),
  body('xml open tags', 'text/xml', (size) => repeat('<', size)),
  body('xml entities', 'text/xml', (size) => repeat('&lt;', size)),
  body('protobuf', 'application/x-protobuf', (size) => nested(size)),
  body('messagepack', 'application/msgpack', (size) => new Uint8Array(size).fill(0x91)),
  body('cbor', 'application/cbor', (size) => new Uint8Array(size).fill(0x81)),
  body('multipart parts', 'multipart/form-data; boundary=b', (size) => repeat('--b\r\n\r\n', size)),
  body('multipart in multipart', 'multipart/mixed; boundary=b', (size) =>
    repeat('--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n', size),
  ),
  body('multipart dashes', 'multipart/form-data; boundary=--', (size) => repeat('-', size)),
  body('form', 'application/x-www-form-urlencoded', (size) => repeat('a=b&', size)),
  body('percent', 'application/x-www-form-urlencoded', (size) => text(`a=${'%2525'.repeat(size)}`)),
  body('base64', 'text/plain', (size) => base64(size)),
  body('at signs', 'text/plain', (size) => repeat('a@', size)),
  body('almost addresses', 'text/plain', (size) => repeat('a.b-c.', size)),
  body('digits', 'text/plain', (size) => repeat('4917', size)),
  body('e-mail addresses', 'text/plain', (size) =>
    text(Array.from({ length: size }, (_, n) => `u${n}@x${n}.example`).join(' ')),
  ),
  body('almost tokens', 'text/plain', (size) => repeat('eyJ.', size)),
  body('spaces', 'text/plain', (size) => repeat(' ', size)),
  body('line ends', 'text/plain', (size) => repeat('\r\n', size)),
  body('server events', 'text/event-stream', (size) => repeat('data: {"a":1}\n\n', size)),
];

function bomb(encoding: string, made: () => Uint8Array, name = encoding): Flood {
  return {
    name: `bombs of ${name}`,
    size: 40,
    protocol: 'http',
    *file(size) {
      const packed = made();
      yield* pcapOf(
        talk(ends(1, 80), [ASK, { isOut: false, parts: answers(size, 'application/json', packed, encoding) }]),
      );
    },
    check: ({ coverage }, size) => fault([[payload(coverage) > size * 30, `${payload(coverage)} octets`]]),
  };
}

function body(name: string, type: string, made: (size: number) => Uint8Array): Flood {
  return {
    name: `body of ${name}`,
    size: 200_000,
    protocol: 'http',
    file: (size) => pcapOf(talk(ends(1, 80), [ASK, { isOut: false, parts: answers(1, type, made(size)) }])),
    check: ({ coverage }, size) => fault([[payload(coverage) >= size, `${payload(coverage)} octets`]]),
  };
}

function* answers(count: number, type: string, body: Uint8Array, encoding?: string): Generator<Uint8Array> {
  const lines = ['HTTP/1.1 200 OK', `Content-Type: ${type}`, `Content-Length: ${body.length}`];
  if (encoding !== undefined) lines.push(`Content-Encoding: ${encoding}`);
  const whole = new Uint8Array(Buffer.concat([text(`${lines.join('\r\n')}\r\n\r\n`), body]));
  for (let n = 0; n < count; n++) yield whole;
}

function repeat(part: string, times: number): Uint8Array {
  return text(part.repeat(times));
}

/** Field 1 holds a message, whose field 1 holds a message, … */
function nested(size: number): Uint8Array {
  let length = 0;
  const heads: number[][] = [];
  while (length < size) {
    const head = [0x0a];
    for (let left = length; ; left = Math.floor(left / 128)) {
      if (left < 128) {
        head.push(left);
        break;
      }
      head.push((left % 128) | 128);
    }
    heads.push(head);
    length += head.length;
  }
  return Uint8Array.from(heads.reverse().flat());
}

/** Base64 of base64 of … as often as it fits. */
function base64(size: number): Uint8Array {
  let inner = 'the innermost text, which is an ordinary sentence';
  while (inner.length < size) inner = Buffer.from(inner).toString('base64');
  return text(inner);
}
