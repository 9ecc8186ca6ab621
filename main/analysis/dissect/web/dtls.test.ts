import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { feed, flowFixture, PAYLOAD_AT, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import { DTLS_HELLO, DTLS_SERVER_BODY, dtlsHelloBody, dtlsRecordOf, fragmentOf } from './dtls.fixture.ts';
import { dtls } from './dtls.ts';

const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const sealed = dtlsRecordOf(23, new Uint8Array(50).fill(0x5a), 1);

function read(pieces: readonly Piece[]) {
  const flow = flowFixture('udp', 'dtls');
  const sink = new RecordingSink(flow);
  feed(dtls.open(flow, sink), pieces);
  return { flow, sink };
}

test('reads the real one: both hellos, what keys a call gets, then nothing', () => {
  const answer = dtlsRecordOf(22, fragmentOf(2, DTLS_SERVER_BODY));
  const { flow, sink } = read([
    ['out', DTLS_HELLO],
    ['in', join(answer, dtlsRecordOf(20, [1]), dtlsRecordOf(22, new Uint8Array(40), 1))],
    ['out', sealed],
  ]);
  expect(sink.messages).toMatchObject([
    { type: 'tls-client-hello', sni: 'call.example', version: 0xfefd, ja4: expect.stringMatching(/^dd2d0202/) },
    { type: 'dtls-srtp', of: 'client', profiles: [1, 7] },
    { type: 'tls-server-hello', version: 0xfefd, cipher: 0xc02b },
  ]);
  expect(sink.fields).toMatchObject([
    {
      path: 'dtls.client-hello.sni',
      text: 'call.example',
      where: [{ frame: 1, offset: PAYLOAD_AT + Buffer.from(DTLS_HELLO).indexOf('call.example'), length: 12 }],
    },
  ]);
  expect(flow).toMatchObject({ names: { sni: 'call.example' }, tls: { version: 'DTLSv1.2' } });
  expect(sink.counts).toEqual({
    readable: DTLS_HELLO.length + answer.length + 14,
    opaque: 53 + sealed.length,
    unknown: 0,
  });
});

test('a hello in fragments, late and twice; one that is repeated is told once', () => {
  const body = dtlsHelloBody({ sni: 'call.example' });
  const parts = [
    [60, body.length],
    [0, 40],
    [0, 40],
    [30, 70],
  ].map(([from = 0, to = 0]): Piece => ['out', dtlsRecordOf(22, fragmentOf(1, body, 0, from, to))]);
  const { sink } = read([...parts, ...parts, ['out', DTLS_HELLO]]);
  expect(sink.texts('dtls.client-hello.sni')).toEqual(['call.example']);
  expect(sink.messages).toMatchObject([{ type: 'tls-client-hello', ja3: expect.any(String) }, { type: 'dtls-srtp' }]);
});

test('the hello that brings the cookie back is another one', () => {
  const second = dtlsRecordOf(22, fragmentOf(1, dtlsHelloBody({ sni: 'call.example', cookie: [1, 2, 3] }), 1));
  const verify = dtlsRecordOf(22, fragmentOf(3, Uint8Array.of(0xfe, 0xff, 3, 1, 2, 3)));
  const { sink } = read([
    ['out', DTLS_HELLO],
    ['in', verify],
    ['out', second],
  ]);
  expect(sink.texts('dtls.client-hello.sni')).toEqual(['call.example', 'call.example']);
});

test('tells alerts, and certificates from whoever did not send the first hello', () => {
  const nothing = Uint8Array.of(0, 0, 0);
  const { sink } = read([
    ['in', DTLS_HELLO],
    ['out', join(dtlsRecordOf(22, fragmentOf(2, DTLS_SERVER_BODY)), dtlsRecordOf(22, fragmentOf(11, nothing, 1)))],
    ['in', join(dtlsRecordOf(22, fragmentOf(11, nothing, 1)), dtlsRecordOf(21, [2, 40]))],
  ]);
  expect(sink.messages.slice(3)).toEqual([
    { type: 'tls-certificates', from: 'server', certificates: [] },
    { type: 'tls-certificates', from: 'client', certificates: [] },
    { type: 'tls-alert', level: 2, code: 40 },
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 13; n < DTLS_HELLO.length; n++) {
    const sink = readAll(dtls, 'udp', [['out', DTLS_HELLO.subarray(0, n)]]);
    expect([n, sink.problems.includes('cut-short')]).toEqual([n, true]);
    expect(sink.messages.every((one) => one.type !== 'tls-client-hello' || one.ja4 === null)).toBe(true);
    expect(sink.counts.readable).toBe(n);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(dtls, 'udp', DTLS_HELLO);
  survives(dtls, 'udp', join(dtlsRecordOf(22, fragmentOf(2, DTLS_SERVER_BODY)), sealed));
});
