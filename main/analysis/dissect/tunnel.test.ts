import { expect, test } from 'vitest';
import { feed, flowFixture, RecordingSink, type Piece } from './recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from './web/tls.fixture.ts';
import { openTunnel } from './tunnel.ts';

function read(pieces: Piece[]): RecordingSink {
  const flow = flowFixture('tcp', 'http');
  const sink = new RecordingSink(flow);
  feed(openTunnel(flow, sink), pieces);
  expect(flow.protocol).toBe('http');
  return sink;
}

test('is TLS where the first octets say so, else unknown', () => {
  expect(read([['out', CLIENT_HELLO_RECORD]]).texts('tls.client-hello.sni')).toEqual(['server']);
  expect(
    read([
      ['out', 'frames'],
      ['out', 3],
      ['in', CLIENT_HELLO_RECORD],
    ]).counts.unknown,
  ).toBe(6 + CLIENT_HELLO_RECORD.length);
  expect(read([['out', 3]]).counted).toBe(0);
});
