import { expect, test } from 'vitest';
import { createConversation } from './dispatch.ts';
import { feed, flowFixture, RecordingSink } from './recording-sink.fixture.ts';

test('reads streams and datagrams by their own rules', () => {
  const seen = (['tcp', 'udp', 'icmp', 'other'] as const).map((transport) => {
    const flow = flowFixture(transport, 'none');
    const sink = new RecordingSink(flow);
    feed(createConversation(flow, sink), [
      ['out', 'GET / HT'],
      ['out', 'TP/1.1\r\nHost: example.org\r\n\r\n'],
    ]);
    return [flow.protocol, sink.texts('http.header.host').length];
  });
  expect(seen).toEqual([
    ['http', 1],
    ['unknown', 0],
    ['unknown', 0],
    ['unknown', 0],
  ]);
});
