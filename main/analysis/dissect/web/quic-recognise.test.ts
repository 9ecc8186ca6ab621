import { expect, test } from 'vitest';
import { flowFixture } from '../recording-sink.fixture.ts';
import { scoreQuic, takesAnyFixedBit } from './quic-recognise.ts';
import { hex, join, RFC_CLIENT_INITIAL, RFC_RETRY, RFC_SERVER_INITIAL } from './quic.fixture.ts';

const fresh = flowFixture('udp', 'none', 443);
const short = join([0x43], new Uint8Array(40));

test('recognises long headers of known versions, and lists of versions', () => {
  for (const packet of [RFC_CLIENT_INITIAL, RFC_SERVER_INITIAL, RFC_RETRY]) expect(scoreQuic(packet, fresh)).toBe(0.95);
  expect(scoreQuic(hex('80 00000000 00 08 f067a5502a4262b5 1a2a3a4a 00000001'), fresh)).toBe(0.9);
});

test('a reserved version must look like a client’s first datagram', () => {
  const greased = join([0xc0, 0x1a, 0x2a, 0x3a, 0x4a], RFC_CLIENT_INITIAL.subarray(5));
  expect(scoreQuic(greased, fresh)).toBe(0.9);
  expect(scoreQuic(greased.subarray(0, 1199), fresh)).toBe(0);
});

test('a short header is QUIC’s only in a flow that QUIC has opened', () => {
  expect(scoreQuic(short, fresh)).toBe(0);
  const opened = flowFixture('udp', 'quic');
  expect(scoreQuic(short, opened)).toBe(0.5);
  expect(scoreQuic(short.subarray(0, 20), opened)).toBe(0);
  const bare = join([0x03], new Uint8Array(40));
  expect(scoreQuic(bare, opened)).toBe(0);
  takesAnyFixedBit(opened);
  expect(scoreQuic(bare, opened)).toBe(0.3);
});

test('leaves to others what they send', () => {
  const others = [
    hex('80 60 0001 00000001 00000001 00000000000000000000000000000000'), // RTP
    hex('0001 0000 2112a442 000102030405060708090a0b 00000000'), // STUN
    hex('16 fefd 0000 000000000000 0010 01000004000000000000000401020304'), // DTLS
    hex('c0 00000001 15 000000000000000000000000000000000000000000000000'), // too long an ID
    hex('c0 00000001 00 00 0000000000000000000000000000000000000000000000'), // no ID at all
    hex('c0 51303436 50 000000000000000000000000000000000000000000000000'), // Q046
    hex('80 00000000 00 08 f067a5502a4262b5 1a2a3a4a'), // no version that is known
    hex('80 00000000 00 08 f067a5502a4262b5 00000001 00'),
    Uint8Array.from(Buffer.from('\u00c3\u00a9t\u00e9 -- some text that an app sent', 'latin1')),
    hex('c0'),
  ];
  for (const bytes of others) expect(scoreQuic(bytes, fresh)).toBe(0);
});
