import { expect, test } from 'vitest';
import { MediaOffers } from '../../model/media-offers.ts';
import { feed, flowFixture, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import { readAll } from '../hostile.fixture.ts';
import { rtp, srtp } from './rtp.ts';
import { noise, pcmu, RTP_EXTENDED, rtpPacket, SSRC } from './rtp.fixture.ts';

const stream = (payload: (n: number) => Uint8Array, payloadType: number): Piece[] =>
  Array.from({ length: 40 }, (_, n) => ['out', rtpPacket({ sequence: n, payloadType, payload: payload(n) })]);

test('a stream that can be heard is told once, and its octets are readable from there', () => {
  const sink = readAll(
    rtp,
    'udp',
    stream((n) => pcmu(160, n * 160), 0),
  );
  expect(sink.fields.filter(({ path }) => path === 'rtp.media.pcmu').map(({ where }) => where)).toEqual([
    [{ frame: 4, offset: 54 + 8, length: 164 }],
  ]);
  expect(sink.counts).toEqual({ readable: 40 * 12 + 37 * 160, opaque: 0, unknown: 3 * 160 });
  expect(sink.messages.filter(({ type }) => type === 'rtp-stream')).toEqual([
    { type: 'rtp-stream', ssrc: SSRC, payloadTypes: [0], packets: 40, protection: 'unknown' },
  ]);
});

test('one whose octets are even is nobody’s, whatever its number', () => {
  const sink = readAll(
    rtp,
    'udp',
    stream((n) => noise(160, n), 0),
  );
  expect(sink.fields.some(({ path }) => path.includes('media'))).toBe(false);
  expect(sink.counts).toEqual({ readable: 40 * 12, opaque: 0, unknown: 40 * 160 });
});

test('one of a codec without a test of its own is told by its number', () => {
  const sink = readAll(
    rtp,
    'udp',
    stream((n) => noise(160, n), 9),
  );
  expect(sink.fields.filter(({ path }) => path === 'rtp.named-media.g722')).toHaveLength(1);
  expect(sink.counts.unknown).toBe(40 * 160);
});

test('where keys were agreed on, payloads are never looked at', () => {
  const sink = readAll(srtp, 'udp', [...stream((n) => pcmu(160, n * 160), 0), ['in', RTP_EXTENDED]]);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([['srtp.extension', '\x10\xff\0\0']]);
  expect(sink.counts).toEqual({ readable: 40 * 12 + 28, opaque: 40 * 160 + 5, unknown: 0 });
});

test('what a call’s description speaks of is told where it comes, once, with no test of its codec', () => {
  const flow = flowFixture('udp', 'rtp');
  flow.offers = new MediaOffers();
  const read = (payloadType: number, packets: number, payload: (n: number) => Uint8Array = (n) => noise(160, n)) => {
    const sink = new RecordingSink(flow);
    const pieces = stream(payload, payloadType).slice(0, packets);
    feed(rtp.open(flow, sink), pieces);
    return sink.fields.map(({ path }) => path).filter((path) => path.includes('media'));
  };
  expect(read(96, 40)).toEqual([]);
  const formats = [
    { payloadType: 96, codec: 'opus' },
    { payloadType: 0, codec: 'pcmu' },
  ];
  flow.offers.add({ type: 'media-offer', ...flow.client, isPlain: true, formats }, flow);
  expect(read(96, 40)).toEqual(['rtp.offered-media.opus']);
  expect(read(96, 9)).toEqual([]); // too few to follow
  expect(read(97, 40)).toEqual([]); // a number that it does not name
  expect(read(0, 40)).toEqual([]); // octets that are no sound of that codec
});
