import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { emitHead } from './http1-emit.ts';
import { parseHead } from './http1-head.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';

function emit(...lines: string[]) {
  const bytes = octets([...lines, '', ''].join('\r\n'));
  const flow = flowFixture('tcp', 'http');
  const sink = new RecordingSink(flow);
  const head = parseHead(bytes, 0, bytes.length);
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  if (head) emitHead(head, sink, bytes, flow);
  return { flow, sink };
}
const short = (sink: RecordingSink) => sink.fields.map(({ path, key, text }) => [path, key, text]);

test('names path, query, headers and cookie', () => {
  const { flow, sink } = emit(
    'GET /users/42?uid=7&x#part HTTP/1.1',
    'Host: Chat.example.org:8080',
    'X-Device-ID: abc',
    'Cookie: sid=1; b=2',
    'User-Agent: App/1',
  );
  expect(short(sink)).toEqual([
    ['http.path', null, '/users/42'],
    ['http.query', null, 'uid=7&x'],
    ['http.header.host', 'Host', 'Chat.example.org:8080'],
    ['http.header.x-device-id', 'X-Device-ID', 'abc'],
    ['http.cookie', 'Cookie', 'sid=1; b=2'],
    ['http.header.user-agent', 'User-Agent', 'App/1'],
  ]);
  expect(sink.fields[1]?.options).toEqual({ encodings: ['form'] });
  expect(sink.fields[4]?.options).toEqual({ encodings: ['cookie'] });
  expect(sink.messages).toEqual([
    {
      type: 'http-request',
      method: 'GET',
      target: '/users/42?uid=7&x#part',
      host: 'Chat.example.org:8080',
      userAgent: 'App/1',
    },
  ]);
  expect(flow.names.httpHost).toBe('chat.example.org');
});

test('takes the host of an absolute target and of CONNECT', () => {
  const proxied = emit('GET http://example.org:81/p?q=1 HTTP/1.1');
  expect(short(proxied.sink)).toEqual([
    ['http.path', null, '/p'],
    ['http.query', null, 'q=1'],
  ]);
  expect(proxied.flow.names.httpHost).toBe('example.org');
  const tunnel = emit('CONNECT chat.example.org:443 HTTP/1.1');
  expect(tunnel.flow.names.httpHost).toBe('chat.example.org');
  expect(tunnel.sink.fields).toEqual([]);
});

test('the first host of a flow stays', () => {
  const { flow } = emit('GET / HTTP/1.1', 'Host: a.example');
  expect(flow.names.httpHost).toBe('a.example');
  expect(emit('HTTP/1.1 200 OK', 'Set-Cookie: sid=1').sink.messages).toEqual([{ type: 'http-response', status: 200 }]);
});

test('a proxy’s target may name the user: that is a field, and no part of the host', () => {
  const { flow, sink } = emit('GET http://ana:s3cret@chat.example.org:8080/in HTTP/1.0');
  expect(short(sink)).toEqual([
    ['http.userinfo', null, 'ana:s3cret'],
    ['http.path', null, '/in'],
  ]);
  expect(sink.fields[0]?.where).toEqual([{ frame: 1, offset: 11, length: 10 }]);
  expect(flow.names.httpHost).toBe('chat.example.org');
});
