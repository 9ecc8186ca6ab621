import { expect, test } from 'vitest';
import { readAll } from '../hostile.fixture.ts';
import type { Piece } from '../recording-sink.fixture.ts';
import { http1 } from './http1.ts';
import { CLIENT, SERVER } from './http2.fixture.ts';

const lines = (...text: string[]) => [...text, '', ''].join('\r\n');
const asked = (...headers: string[]): Piece => [
  'out',
  lines('GET /chat?uid=1 HTTP/1.1', 'Host: example.org', ...headers),
];
const switched = (...headers: string[]): Piece => ['in', lines('HTTP/1.1 101 Switching Protocols', ...headers)];
const read = (pieces: Piece[]) => readAll(http1, 'tcp', pieces);

test('WebSocket, on the terms of the answer', () => {
  const hello = '\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00';
  const sink = read([
    asked('Upgrade: websocket', 'Sec-WebSocket-Extensions: permessage-deflate'),
    switched('Upgrade: WebSocket', 'Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover'),
    ['in', hello],
    ['out', '\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58'],
  ]);
  expect(sink.texts('websocket.text')).toEqual(['Hello', 'Hello']);
  expect(sink.problems).toEqual([]);
});

test('frames may come in the answer’s own segment', () => {
  const [, head] = switched('Upgrade: websocket');
  expect(read([asked(), ['in', `${String(head)}\x81\x05Hello`]]).texts('websocket.text')).toEqual(['Hello']);
});

test('h2c: the request was HTTP/1’s, its answer is HTTP/2’s', () => {
  const sink = read([
    asked('Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'),
    switched('Upgrade: h2c'),
    ['in', SERVER],
    ['out', CLIENT],
  ]);
  expect(sink.texts('http2.body')).toEqual(['{"uid":42}']);
  expect(sink.texts('http2.header.x-device-id')).toEqual(['d-7']);
  expect(sink.texts('http.query')).toEqual(['uid=1']);
  expect(sink.counts.unknown).toBe(0);
});

test('another protocol is a tunnel', () => {
  const sink = read([
    asked('Upgrade: chat/1'),
    switched('Upgrade: chat/1'),
    ['in', 'words of a protocol that nobody knows'],
  ]);
  expect(sink.counts.unknown).toBe(37);
});
