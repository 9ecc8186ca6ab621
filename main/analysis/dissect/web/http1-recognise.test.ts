import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreHttp1, skipEmptyLines } from './http1-recognise.ts';
import { octets } from '../recording-sink.fixture.ts';

test.each([
  'GET / HTTP/1.1\r\n',
  'HTTP/1.1 200 OK\r\n',
  '\r\nPOST /a b HTTP/1.0 \r\n',
  'PATCH /x HTTP/1.1\nHost: a\n',
  'BREW /pot HTTP/1.1\r\n',
])('knows %j', (text) => {
  expect(scoreHttp1(octets(text))).toBe(0.95);
});

test('believes a known method while its line is not whole', () => {
  expect(scoreHttp1(octets('GET /long'))).toBe(0.9);
  expect(scoreHttp1(octets('CONNECT chat.example.org:44'))).toBe(0.9);
});

test.each([
  'INVITE sip:bob@example.org SIP/2.0\r\n',
  'OPTIONS sip:bob@exam',
  'OPTIONS rtsp://example.org/ RTSP/1.0\r\n',
  'PRI * HTTP/2.0\r\n',
  'GET',
  'GET ',
  'BREW /pot',
  'get / HTTP/1.1\r\n',
  '220 mail\r\n',
  '',
])('refuses %j', (text) => {
  expect(scoreHttp1(octets(text))).toBe(0);
});

test('any octets are safe', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => scoreHttp1(bytes) >= 0));
  expect(skipEmptyLines(octets('\r\n\nx'))).toBe(3);
});
