import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { REPORT, rtpPacket } from './rtp.fixture.ts';
import { rtsp } from './rtsp.ts';

/** After RFC 2326 sections 10.2, 10.12 and 16. */
const DESCRIBE =
  'DESCRIBE rtsp://cam.example.com/live RTSP/1.0\r\nCSeq: 312\r\nAuthorization: Digest username="rana", realm="cam"\r\n\r\n';
const SDP = 'v=0\r\ns=Front door\r\nm=audio 0 RTP/AVP 0\r\n';
const OK = `RTSP/1.0 200 OK\r\nCSeq: 312\r\nContent-Type: application/sdp\r\nContent-Length: ${SDP.length}\r\n\r\n${SDP}`;
const framed = (channel: number, packet: Uint8Array): number[] => [0x24, channel, 0, packet.length, ...packet];
const ANSWERS = Uint8Array.from([
  ...octets(OK),
  ...framed(0, rtpPacket({ sequence: 1 })),
  ...framed(1, REPORT),
  ...framed(0, octets('something else')),
  ...octets('RTSP/1.0 200 OK\r\nCSeq: 313\r\n\r\n'),
]);

test('reads the real one, with media in between, however the stream is cut', () => {
  for (const size of [1, 9, 2000]) {
    const sink = readAll(rtsp, 'tcp', [...cut('out', DESCRIBE, size), ...cut('in', ANSWERS, size)]);
    const kinds = sink.messages.flatMap((one) => (one.type === 'call-packet' ? [one.kind] : []));
    expect(kinds).toEqual(['DESCRIBE', '200', '200']);
    expect(sink.texts('rtsp.target')).toEqual(['rtsp://cam.example.com/live']);
    expect(sink.texts('rtsp.header.authorization')).toEqual(['Digest username="rana", realm="cam"']);
    expect(sink.texts('rtsp.sdp.session-name')).toEqual(['Front door']);
    expect(sink.texts('rtcp.sdes.cname')).toEqual(['rana@192.0.2.9']);
    expect(sink.texts('unknown.text')).toContain('something else');
    expect(sink.messages.filter(({ type }) => type === 'rtp-stream')).toHaveLength(1);
  }
});

test('reads the login that cameras take in an address', () => {
  const told = (address: string) =>
    readAll(rtsp, 'tcp', [['out', `DESCRIBE rtsp://192.0.2.9:554${address} RTSP/1.0\r\nCSeq: 1\r\n\r\n`]])
      .fields.filter(({ path }) => path.startsWith('rtsp.login'))
      .map(({ path, key, text }) => `${path.slice(11)} ${key} ${text}`);
  expect(told('/user=rana&password=s3cret&channel=1&stream=0.sdp')).toEqual([
    'user user rana',
    'password password s3cret',
  ]);
  expect(told('/user=rana_password=s3_cret_channel=1_stream=0.sdp?real')).toEqual([
    'user user rana',
    'password password s3_cret',
  ]);
  expect(told('/live?channel=1&username=rana&passwd=')).toEqual(['user username rana']);
  expect(told('/live?superuser=1&password=a')).toEqual([]);
});

test.each(['GET / HTTP/1.1\r\n', 'OPTIONS sip:a@b SIP/2.0\r\n', 'RTSP is a protocol\r\n', '$'])(
  'leaves %j to others',
  (text) => {
    expect(rtsp.recognise(octets(text), flowFixture('tcp', 'none'))).toBe(0);
  },
);

test('every truncation yields a prefix and a reason', () => {
  for (let n = 30; n < DESCRIBE.length; n++)
    expect(readAll(rtsp, 'tcp', [['out', DESCRIBE.slice(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(rtsp, 'tcp', octets(DESCRIBE));
  survives(rtsp, 'tcp', ANSWERS);
});
