import fc from 'fast-check';
import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { frameHeader, looksLikeFrame, scoreHttp2 } from './http2-frame.ts';
import { CLIENT, frame, join, REQUEST, SERVER, SETTINGS } from './http2.fixture.ts';

test('reads the real one', () => {
  expect(frameHeader(SETTINGS, 0)).toEqual({ length: 6, type: 4, flags: 0, stream: 0 });
  expect(frameHeader(Uint8Array.of(0, 0x40, 0, 1, 5, 0x80, 0, 1, 3), 0)).toEqual({
    length: 16_384,
    type: 1,
    flags: 5,
    stream: 259,
  });
});

test('knows the preface, a server’s settings and a stream’s headers', () => {
  expect(scoreHttp2(CLIENT)).toBe(0.99);
  expect(scoreHttp2(CLIENT.subarray(0, 12))).toBe(0.99);
  expect(scoreHttp2(SERVER)).toBe(0.95);
  expect(scoreHttp2(frame(1, 0x05, 7, REQUEST))).toBe(0.9);
  expect(scoreHttp2(frame(1, 0x25, 7, join([0, 0, 0, 0, 15], REQUEST)))).toBe(0.9);
});

test.each([
  ['settings without a setting', frame(4, 0, 0, [])],
  ['settings with a number that nobody knows', frame(4, 0, 0, [0x7a, 0x7a, 0, 0, 0, 1])],
  ['settings on a stream', frame(4, 0, 1, [0, 3, 0, 0, 0, 1])],
  ['headers that begin with no method', frame(1, 0x05, 1, [0x40, 1, 2, 3, 4, 5, 6])],
  ['headers on a server’s stream', frame(1, 0x05, 2, REQUEST)],
  ['another protocol with its length in front', octets('\0\0\0\x20\x01\x05some other protocol here')],
  ['zeros', new Uint8Array(64)],
  ['HTTP/1', octets('POST / HTTP/1.1\r\n')],
  ['a word', octets('PRIVMSG #chat :hello')],
])('refuses %s', (_, bytes) => {
  expect(scoreHttp2(bytes)).toBe(0);
});

test('in a stream that is HTTP/2, any frame that keeps the rules is one', () => {
  expect(looksLikeFrame(frame(0, 1, 3, 'data'), 0)).toBe(true);
  expect(looksLikeFrame(frame(8, 0, 0, [0, 0, 1, 0]), 0)).toBe(true);
  expect(looksLikeFrame(frame(8, 0, 0, [0, 0, 1]), 0)).toBe(false);
  expect(looksLikeFrame(frame(0, 2, 3, 'data'), 0)).toBe(false);
  expect(looksLikeFrame(frame(0, 0, 0, 'data'), 0)).toBe(false);
  expect(looksLikeFrame(octets('plain text'), 0)).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(scoreHttp2(bytes)).toBeLessThan(1);
      looksLikeFrame(bytes, 0);
    }),
  );
});
