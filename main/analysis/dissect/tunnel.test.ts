import { expect, test } from 'vitest';
import { frozenFrame } from '../model/origins.ts';
import type { Dissector } from './dissector.ts';
import { dissectors } from './index.ts';
import { feed, flowFixture, octets, RecordingSink, type Piece } from './recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from './web/tls.fixture.ts';
import { openTunnel } from './tunnel.ts';

function read(pieces: Piece[], registry?: readonly Dissector[]): RecordingSink {
  const flow = flowFixture('tcp', 'http');
  const sink = new RecordingSink(flow);
  feed(openTunnel(flow, sink, registry && { registry, depth: 0 }), pieces);
  expect(flow.protocol).toBe('http');
  return sink;
}

test('is TLS where the octets say so, else unknown', () => {
  expect(read([['out', CLIENT_HELLO_RECORD]]).texts('tls.client-hello.sni')).toEqual(['server']);
  const late = read([
    ['out', 'frames'],
    ['out', 3],
    ['in', CLIENT_HELLO_RECORD],
  ]);
  expect(late.counts.unknown).toBe(6);
  expect(late.texts('tls.client-hello.sni')).toEqual(['server']);
  expect(read([['out', 3]]).counted).toBe(0);
});

test('what it carries is asked of every dissector it is given', () => {
  const request: Piece = ['out', 'GET /x?uid=7 HTTP/1.1\r\nHost: a.example\r\n\r\n'];
  expect(read([request], dissectors).texts('http.header.host')).toEqual(['a.example']);
  expect(read([request]).counts.unknown).toBeGreaterThan(0);
  expect(
    read(
      [
        ['in', '220 mail.example ESMTP\r\n'],
        ['out', 'EHLO me\r\n'],
      ],
      dissectors,
    ).texts('smtp.hello'),
  ).toEqual(['me']);
});

test('a tunnel in a tunnel ends somewhere, whatever the octets are', () => {
  const flow = flowFixture('tcp', 'socks');
  const sink = new RecordingSink(flow);
  const session = openTunnel(flow, sink, { registry: dissectors, depth: 0 });
  const origin = frozenFrame(1, 54, null);
  let sent = 0;
  for (let n = 0; n < 2_000; n++)
    for (const [direction, text] of [
      ['out', '\x05\x01\0'],
      ['in', '\x05\0'],
      ['out', '\x05\x01\0\x01\x01\x01\x01\x01\0\x50'],
      ['in', '\x05\0\0\x01\x01\x01\x01\x01\0\x50'],
    ] as const) {
      session.onData(direction, octets(text), origin);
      sent += text.length;
    }
  session.onEnd();
  expect(sink.counted).toBe(sent);
  expect(sink.counts.unknown).toBeGreaterThan(sent - 500);
});
