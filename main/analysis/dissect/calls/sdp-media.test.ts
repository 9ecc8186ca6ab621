import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../bytes/text.ts';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitOffers, mediaOffers } from './sdp-media.ts';

const read = (...lines: string[]) => {
  const bytes = encodeUtf8(lines.map((line) => `${line}\r\n`).join(''));
  return mediaOffers(bytes, 0, bytes.length).map(
    ({ ip, port, isPlain, formats }) =>
      `${ip} ${port} ${isPlain ? 'plain' : 'keys'} ${formats.map((one) => `${one.payloadType}=${one.codec}`).join(' ')}`,
  );
};

test('reads the real one: RFC 8866 section 5, numbers that everybody knows and those with a name here', () => {
  expect(
    read(
      'v=0',
      'o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1',
      's=Call to John Smith',
      'c=IN IP4 198.51.100.1',
      't=0 0',
      'm=audio 49170 RTP/AVP 0 101 96',
      'a=rtpmap:101 telephone-event/8000',
      'a=rtpmap:96 opus/48000/2',
      'm=video 51372 RTP/AVPF 99',
      'c=IN IP6 2001:DB8::2',
      'a=rtpmap:99 H263-1998/90000',
    ),
  ).toEqual(['198.51.100.1 49170 plain 0=pcmu 96=opus', '2001:db8::2 51372 plain 99=h263-1998']);
});

describe('with keys', () => {
  const media = 'm=audio 4000 RTP/AVP 0';
  test.each([
    ['a secure profile', ['c=IN IP4 192.0.2.1', 'm=audio 4000 RTP/SAVP 0']],
    ['keys by DTLS', ['c=IN IP4 192.0.2.1', 'm=audio 4000 UDP/TLS/RTP/SAVPF 0']],
    ['keys beside the plain profile', ['c=IN IP4 192.0.2.1', media, 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x']],
    ['for the whole session', ['c=IN IP4 192.0.2.1', 'a=fingerprint:sha-256 00:11', media]],
    ['ZRTP', ['c=IN IP4 192.0.2.1', media, 'a=zrtp-hash:1.10 fe30']],
    ['of old', ['c=IN IP4 192.0.2.1', media, 'k=clear:12']],
  ])('%s', (_what, lines) => {
    expect(read(...lines)).toEqual(['192.0.2.1 4000 keys ']);
  });
});

test('none: fax, files, a host’s name for an address, no address, no number', () => {
  expect(read('c=IN IP4 192.0.2.1', 'm=image 4000 udptl t38', 'm=message 9 TCP/MSRP *')).toEqual([]);
  expect(read('c=IN IP4 pc33.atlanta.com', 'm=audio 4000 RTP/AVP 0')).toEqual([]);
  expect(read('m=audio 4000 RTP/AVP 0')).toEqual([]);
  expect(read('c=IN IP4 192.0.2.1', 'm=audio many RTP/AVP 0', 'a=rtpmap:0')).toEqual([]);
});

test('of a description that was cut short nothing is told: keys may stand behind its end', () => {
  const bytes = encodeUtf8('c=IN IP4 192.0.2.1\nm=audio 4000 RTP/AVP 0\n');
  const told = (announced: number | null) => {
    const sink = new RecordingSink(flowFixture('udp', 'sip'));
    sink.begin(bytes, frozenFrame(1, 0, null), 'out');
    emitOffers(sink, bytes, 0, bytes.length, announced);
    return sink.messages.length;
  };
  expect([told(bytes.length), told(bytes.length + 40), told(null)]).toEqual([1, 0, 0]);
});

test('every truncation yields a prefix; a flood of media is bounded', () => {
  const text = 'c=IN IP4 192.0.2.1\nm=audio 4000 RTP/AVP 0 8\nm=video 4002 RTP/AVP 34\n';
  const bytes = encodeUtf8(text);
  for (let end = 0; end <= bytes.length; end++) expect(mediaOffers(bytes, 0, end).length).toBeLessThanOrEqual(2);
  const flood = encodeUtf8(`c=IN IP4 192.0.2.1\n${'m=audio 4000 RTP/AVP 0\n'.repeat(1_000)}`);
  expect(mediaOffers(flood, 0, flood.length)).toHaveLength(64);
});
