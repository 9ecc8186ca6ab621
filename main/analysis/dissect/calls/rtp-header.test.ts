import { expect, test } from 'vitest';
import { couldBeRtp, parseRtp } from './rtp-header.ts';
import { RTP_EXTENDED, rtpPacket, SSRC } from './rtp.fixture.ts';

test('reads the real one: sources and an extension lie in front of the payload', () => {
  expect(parseRtp(rtpPacket({ sequence: 5, payloadType: 0 }))).toEqual({
    payloadType: 0,
    sequence: 5,
    timestamp: 800,
    ssrc: SSRC,
    extension: null,
    payload: { at: 12, length: 40 },
  });
  expect(parseRtp(RTP_EXTENDED)).toMatchObject({
    payloadType: 96,
    extension: { at: 24, length: 4 },
    payload: { at: 28, length: 5 },
  });
});

test('every truncation yields a prefix and a reason: a head that is not whole is none', () => {
  for (let n = 0; n <= RTP_EXTENDED.length; n++) {
    const header = parseRtp(RTP_EXTENDED.subarray(0, n));
    expect(header?.payload.length ?? -1).toBe(n < 28 ? -1 : n - 28);
    expect(couldBeRtp(RTP_EXTENDED.subarray(0, n))).toBe(n >= 28);
  }
});

test('leaves to others: another version, RTCP’s numbers, no source', () => {
  expect(couldBeRtp(Uint8Array.from([0x40, ...rtpPacket({ sequence: 1 }).subarray(1)]))).toBe(false);
  expect(couldBeRtp(rtpPacket({ sequence: 1, payloadType: 200 }))).toBe(false);
  expect(couldBeRtp(rtpPacket({ sequence: 1, payloadType: 72 }))).toBe(false);
  expect(couldBeRtp(rtpPacket({ sequence: 1, ssrc: 0 }))).toBe(false);
});
