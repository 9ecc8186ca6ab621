import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { rtcp } from './rtcp.ts';
import { continuesStream } from './rtp-sources.ts';
import { APPLICATION, noise, REPORT, rtpPacket, SEALED_REPORT } from './rtp.fixture.ts';

test('reads the real one: who sends, in its own words', () => {
  const sink = readAll(rtcp, 'udp', [
    ['out', REPORT],
    ['in', APPLICATION],
  ]);
  expect(sink.messages).toEqual([
    { type: 'rtcp', packetTypes: [200, 202, 203], sealed: false },
    { type: 'rtcp', packetTypes: [204], sealed: false },
  ]);
  expect(sink.fields.map(({ path, key, text }) => [path, key, text])).toEqual([
    ['rtcp.sdes.cname', 'CNAME', 'rana@192.0.2.9'],
    ['rtcp.sdes.name', 'NAME', 'Rana K'],
    ['rtcp.sdes.phone', 'PHONE', '+911234567890'],
    ['rtcp.bye.reason', null, 'gone home'],
    ['rtcp.app', null, 'user=rana\0\0\0'],
  ]);
  expect(sink.counts.readable).toBe(REPORT.length + APPLICATION.length);
});

test('what is sealed is not taken for words', () => {
  const sink = readAll(rtcp, 'udp', [['out', SEALED_REPORT]]);
  expect(sink.messages[0]).toEqual({ type: 'rtcp', packetTypes: [201], sealed: true });
  expect(sink.fields.every(({ path }) => path.startsWith('unknown.'))).toBe(true);
  expect(sink.counts).toEqual({ readable: 8, opaque: 0, unknown: SEALED_REPORT.length - 8 });
});

test('a whole compound is known alone; a sealed one beside RTP, or when it repeats', () => {
  const flow = flowFixture('udp', 'none');
  expect(rtcp.recognise(REPORT, flow)).toBeGreaterThan(0.5);
  const scores = [1, 2, 3].map(() => rtcp.recognise(SEALED_REPORT, flow) > 0);
  expect(scores).toEqual([false, false, true]);
  const other = Uint8Array.from(SEALED_REPORT);
  other[4] = 9;
  expect(rtcp.recognise(other, flowFixture('udp', 'none'))).toBe(0);
  const beside = flowFixture('udp', 'none');
  for (const sequence of [1, 2, 3]) continuesStream(rtpPacket({ sequence }), beside);
  expect(rtcp.recognise(other, beside)).toBeGreaterThan(0);
});

test('leaves random datagrams to others', () => {
  const flow = flowFixture('udp', 'none');
  for (let n = 0; n < 20_000; n++) expect(rtcp.recognise(noise(40, n), flow)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 28; n++) {
    const sink = readAll(rtcp, 'udp', [['out', REPORT.subarray(0, n)]]);
    expect(sink.problems).toEqual(['cut-short']);
    expect(sink.counts.unknown).toBe(n);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(rtcp, 'udp', REPORT);
  survives(rtcp, 'udp', SEALED_REPORT);
});
