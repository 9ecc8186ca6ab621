import { expect, test } from 'vitest';
import { DatagramConversation } from '../datagram-conversation.ts';
import { dissectors } from '../index.ts';
import { readAll, survives } from '../hostile.fixture.ts';
import { feed, flowFixture, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import { agreedOnKeys, rtp, srtp } from './rtp.ts';
import { noise, RTP_EXTENDED, rtpPacket } from './rtp.fixture.ts';

function converse(pieces: readonly Piece[]): { protocol: string; sink: RecordingSink } {
  const flow = flowFixture('udp', 'none');
  const sink = new RecordingSink(flow);
  feed(new DatagramConversation(dissectors, flow, sink), pieces);
  return { protocol: flow.protocol, sink };
}

test('reads the real one: two packets are unknown, the third names the flow', () => {
  const packet = (sequence: number): Piece => ['out', rtpPacket({ sequence })];
  expect(converse([packet(1), packet(2)]).protocol).toBe('unknown');
  const { protocol, sink } = converse([packet(1), packet(2), packet(3), packet(4)]);
  expect(protocol).toBe('rtp');
  expect(sink.messages.filter(({ type }) => type === 'rtp-stream')).toMatchObject([{ packets: 2 }]);
});

test('a datagram that does not fit the stream stays unknown', () => {
  const other = Buffer.from('\x80\x01user=rana@mail', 'latin1');
  const { sink } = converse([...[1, 2, 3].map((n): Piece => ['out', rtpPacket({ sequence: n })]), ['out', other]]);
  expect(sink.texts('unknown.text')).toContain('user=rana@mail');
});

test('it is SRTP where the flow agreed on keys before, and not because of QUIC', () => {
  const flow = flowFixture('udp', 'stun');
  expect(agreedOnKeys(flow)).toBe(false);
  expect([1, 2, 3].map((sequence) => srtp.recognise(rtpPacket({ sequence }), flow))).toEqual([0, 0, 0]);
  Object.assign(flow, { tls: { ja3: null } });
  expect([4, 5, 6].map((sequence) => srtp.recognise(rtpPacket({ sequence }), flow) > 0)).toEqual([false, false, true]);
  expect(rtp.recognise(rtpPacket({ sequence: 6 }), flow)).toBeLessThan(
    srtp.recognise(rtpPacket({ sequence: 6 }), flow),
  );
  flow.protocol = 'quic';
  expect(agreedOnKeys(flow)).toBe(false);
  flow.protocol = 'dtls';
  expect(agreedOnKeys(flow)).toBe(true);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 28; n++) {
    const sink = readAll(rtp, 'udp', [['out', RTP_EXTENDED.subarray(0, n)]]);
    expect(sink.problems).toEqual([n < 12 ? 'cut-short' : 'bad-length']);
    expect(sink.counts.unknown).toBe(n);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const one of [rtp, srtp]) {
    survives(one, 'udp', RTP_EXTENDED);
    survives(one, 'udp', rtpPacket({ sequence: 3, payloadType: 0, payload: noise(160, 2) }));
  }
});
