import { expect, test } from 'vitest';
import { AGORA_ACK, AGORA_CLIENT_HELLO, AGORA_HOST, AGORA_SEALED, AGORA_SERVER_HELLO } from './agora.fixture.ts';
import { agora } from './agora.ts';
import { readAll, survives } from '../hostile.fixture.ts';
import { feed, flowFixture, RecordingSink } from '../recording-sink.fixture.ts';

test('reads the real one: hellos in the clear, then sealed packets', () => {
  const flow = flowFixture('udp', 'agora');
  const sink = new RecordingSink(flow);
  feed(agora.open(flow, sink), [
    ['out', AGORA_CLIENT_HELLO],
    ['in', AGORA_SERVER_HELLO],
    ['out', AGORA_ACK],
    ['out', AGORA_SEALED],
  ]);
  expect(sink.messages).toEqual([
    { type: 'agora-hello', from: 'client', sni: AGORA_HOST },
    { type: 'agora-hello', from: 'server', sni: null },
  ]);
  expect(sink.fields).toMatchObject([
    { path: 'agora.hello.sni', key: 'SNI', text: AGORA_HOST, where: [{ frame: 1, offset: 54 + 19 }] },
  ]);
  expect(flow.names.sni).toBe(AGORA_HOST);
  expect(flow.sawStart).toBe(true);
  expect(sink.counts).toEqual({
    readable: AGORA_CLIENT_HELLO.length + AGORA_SERVER_HELLO.length,
    opaque: AGORA_ACK.length + AGORA_SEALED.length,
    unknown: 0,
  });
});

test('knows hellos anywhere, the rest only in a flow that had one', () => {
  const score = (bytes: Uint8Array, protocol: string) => agora.recognise(bytes, flowFixture('udp', protocol));
  for (const bytes of [AGORA_CLIENT_HELLO, AGORA_SERVER_HELLO]) expect(score(bytes, 'none')).toBe(0.9);
  for (const bytes of [AGORA_ACK, AGORA_SEALED]) {
    expect(score(bytes, 'agora')).toBe(0.9);
    expect(score(bytes, 'unknown')).toBe(0);
  }
  expect(score(Uint8Array.from([2, ...AGORA_ACK]), 'agora')).toBe(0);
  expect(score(new Uint8Array(40), 'none')).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 17; n < AGORA_CLIENT_HELLO.length; n++) {
    const { message, problem } = agora.parse(AGORA_CLIENT_HELLO.subarray(0, n), flowFixture('udp', 'agora'));
    expect(problem).toBe('cut-short');
    expect(['SNI\0', 'PDMD', 'CPTO'].slice(0, message?.tags.length)).toEqual(message?.tags.map(({ tag }) => tag));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(agora, 'udp', AGORA_CLIENT_HELLO);
  survives(agora, 'udp', AGORA_SERVER_HELLO);
  expect(readAll(agora, 'udp', [['out', 'neither']]).counts.unknown).toBe(7);
});
