import { expect, test } from 'vitest';
import { couldBeRtp, rtpExtension, rtpPayloadAt, rtpPayloadType } from './rtp-header.ts';
import { RTP_EXTENDED, rtpPacket } from './rtp.fixture.ts';

test('reads the real one: sources and an extension lie in front of the payload', () => {
  const plain = rtpPacket({ sequence: 5, payloadType: 0 });
  expect([rtpPayloadAt(plain), rtpPayloadType(plain), rtpExtension(plain, 12)]).toEqual([12, 0, null]);
  expect([rtpPayloadAt(RTP_EXTENDED), rtpPayloadType(RTP_EXTENDED)]).toEqual([28, 96]);
  expect(rtpExtension(RTP_EXTENDED, 28)).toEqual({ at: 24, length: 4 });
  expect(rtpPayloadAt(Uint8Array.from([1, 2, 3, ...RTP_EXTENDED]), 3)).toBe(31);
});

test('every truncation yields a prefix and a reason: a head that is not whole is none', () => {
  for (let n = 0; n <= RTP_EXTENDED.length; n++) {
    expect(rtpPayloadAt(RTP_EXTENDED.subarray(0, n))).toBe(n < 28 ? 0 : 28);
    expect(couldBeRtp(RTP_EXTENDED.subarray(0, n))).toBe(n >= 28);
  }
});

test('leaves to others: another version, RTCP’s numbers, no source', () => {
  expect(couldBeRtp(Uint8Array.from([0x40, ...rtpPacket({ sequence: 1 }).subarray(1)]))).toBe(false);
  expect(couldBeRtp(rtpPacket({ sequence: 1, payloadType: 200 }))).toBe(false);
  expect(couldBeRtp(rtpPacket({ sequence: 1, payloadType: 72 }))).toBe(false);
  expect(couldBeRtp(rtpPacket({ sequence: 1, ssrc: 0 }))).toBe(false);
});
