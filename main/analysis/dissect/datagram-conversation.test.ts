import { expect, test } from 'vitest';
import { DatagramConversation } from './datagram-conversation.ts';
import { dissectors } from './index.ts';
import { feed, flowFixture, octets, RecordingSink, type Piece } from './recording-sink.fixture.ts';
import { RFC5769_REQUEST } from './calls/stun.fixture.ts';

function talk(pieces: Piece[]) {
  const flow = flowFixture('udp', 'none');
  const sink = new RecordingSink(flow);
  feed(new DatagramConversation(dissectors, flow, sink), pieces);
  return { flow, sink };
}
const ssdp = octets('M-SEARCH * HTTP/1.1\r\nST: x\r\n\r\n');

test('a flow has the name of the first datagram that is recognised', () => {
  expect(talk([['out', RFC5769_REQUEST]]).flow.protocol).toBe('stun');
  expect(talk([['out', 'mystery join']]).flow.protocol).toBe('unknown');
  expect(talk([]).flow.protocol).toBe('none');
  const later = talk([
    ['out', 'mystery join'],
    ['in', RFC5769_REQUEST],
    ['out', ssdp],
  ]);
  expect(later.flow.protocol).toBe('stun');
});

test('each datagram is read by whoever knows it, under its own name', () => {
  const { sink } = talk([
    ['out', RFC5769_REQUEST],
    ['out', 'mystery join'],
    ['out', ssdp],
    ['in', new Uint8Array()],
  ]);
  expect(sink.texts('stun.software')).toEqual(['STUN test client']);
  expect(sink.texts('unknown.bytes')).toEqual(['mystery join']);
  expect(sink.texts('ssdp.header.st')).toEqual(['x']);
  expect(sink.counted).toBe(RFC5769_REQUEST.length + 12 + ssdp.length);
});
