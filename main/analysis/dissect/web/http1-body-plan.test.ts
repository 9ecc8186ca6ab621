import { expect, test } from 'vitest';
import { aboutBody, planBody } from './http1-body-plan.ts';
import { parseHead } from './http1-head.ts';
import { octets } from '../recording-sink.fixture.ts';

function plan(start: string, headers: string[], method: string | null = null) {
  const bytes = octets([start, ...headers, '', ''].join('\r\n'));
  const head = parseHead(bytes, 0, bytes.length);
  if (!head) throw new Error('no head');
  return planBody(head, bytes, method);
}
const OK = 'HTTP/1.1 200 OK';
const POST = 'POST / HTTP/1.1';

test('ends a body as RFC 9112 section 6.3 says', () => {
  expect(plan(POST, ['Content-Length: 12'])).toMatchObject({ framing: 'length', length: 12 });
  expect(plan(POST, ['Content-Length: 12', 'Transfer-Encoding: gzip, Chunked'])).toMatchObject({ framing: 'chunked' });
  expect(plan(POST, [])).toMatchObject({ framing: 'none' });
  expect(plan(POST, ['Content-Length: 0'])).toMatchObject({ framing: 'none' });
  expect(plan(OK, ['Content-Length: 7, 7'])).toMatchObject({ framing: 'length', length: 7 });
  expect(plan(OK, ['Content-Length: -7'])).toMatchObject({ framing: 'until-close' });
  expect(plan(OK, [])).toMatchObject({ framing: 'until-close' });
});

test('some answers have no body, whatever they promise', () => {
  for (const start of ['HTTP/1.1 304 Not Modified', 'HTTP/1.1 204 No Content', 'HTTP/1.1 100 Continue']) {
    expect(plan(start, ['Content-Length: 7']).framing).toBe('none');
  }
  expect(plan(OK, ['Content-Length: 7'], 'HEAD').framing).toBe('none');
});

test.each([
  ['image/png', false],
  ['Text/HTML; charset=utf-8', false],
  ['application/javascript', false],
  ['application/json', true],
  ['text/plain', true],
  ['application/octet-stream', true],
  ['application/x-something-new', true],
])('a body of type %s is shown: %s', (type, shown) => {
  expect(plan(POST, ['Content-Length: 1', `Content-Type: ${type}`]).shown).toBe(shown);
});

test('tells encodings outermost first', () => {
  const encodings = (...headers: string[]) => plan(POST, ['Content-Length: 1', ...headers]).encodings;
  expect(encodings()).toEqual([]);
  expect(encodings('Content-Type: application/x-www-form-urlencoded; charset=utf-8')).toEqual(['form']);
  expect(encodings('Content-Type: application/vnd.chat+json', 'Content-Encoding: X-GZIP')).toEqual(['gzip', 'json']);
  expect(encodings('Content-Encoding: identity, deflate, br')).toEqual(['brotli', 'deflate']);
  expect(encodings('Content-Encoding: gzip,gzip,gzip,gzip,gzip,gzip')).toHaveLength(4);
  expect(encodings('Content-Encoding: zstd;q=1', 'Transfer-Encoding: gzip, chunked')).toEqual(['gzip', 'zstd']);
  expect(encodings('Content-Encoding: utf-8, aws-chunked, compress')).toEqual([]);
});

test.each([
  ['application/grpc', ['grpc', 'protobuf']],
  ['application/grpc+proto', ['grpc', 'protobuf']],
  ['application/grpc-web-text', ['base64', 'grpc', 'protobuf']],
  ['application/grpc+json', ['grpc', 'json']],
  ['application/grpc+thrift', ['grpc']],
  ['application/connect+proto', ['grpc', 'protobuf']],
  ['application/x-protobuf; messageType="a.B"', ['protobuf']],
  ['application/vnd.chat+protobuf', ['protobuf']],
  ['application/x-msgpack', ['messagepack']],
  ['application/cose+cbor', ['cbor']],
  ['application/soap+xml', []],
  ['multipart/form-data; boundary=x', []],
  ['', []],
])('a body of type %j holds %j', (type, inside) => {
  expect(aboutBody(type, '').encodings).toEqual(inside);
});
