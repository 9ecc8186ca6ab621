import { expect, test } from 'vitest';
import { survives } from '../hostile.fixture.ts';
import { StreamConversation } from '../stream-conversation.ts';
import { feed, flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { dissectors } from '../index.ts';
import { websocketMidway } from './websocket-midway.ts';

/** RFC 6455 section 5.7: "A single-frame masked text message", with a longer text. */
const KEY = [0x37, 0xfa, 0x21, 0x3d];
const masked = (text: string, first = 0x81): Uint8Array =>
  Uint8Array.from([first, 0x80 | text.length, ...KEY, ...octets(text).map((octet, i) => octet ^ (KEY[i & 3] ?? 0))]);
const score = (bytes: Uint8Array): number => websocketMidway.recognise(bytes, flowFixture('tcp', 'none'));

test('reads the real one', () => {
  const flow = flowFixture('tcp', 'none');
  const sink = new RecordingSink(flow);
  const talk = new StreamConversation(dissectors, flow, sink);
  feed(talk, [
    ['in', Uint8Array.from([0x81, 7, ...octets('welcome')])],
    ['out', masked('user=ana&to=bob')],
    ['in', Uint8Array.from([0x81, 2, ...octets('ok')])],
  ]);
  expect(flow.protocol).toBe('websocket');
  expect(sink.texts('websocket.text')).toEqual(['welcome', 'user=ana&to=bob', 'ok']);
});

test('every truncation, a longer end and what only looks like it is left to others', () => {
  const whole = masked('user=ana&to=bob');
  expect(score(whole)).toBe(0.95);
  for (let n = 0; n < whole.length; n++) expect(score(whole.subarray(0, n))).toBe(0);
  expect(score(Uint8Array.from([...whole, 0x81]))).toBe(0);
  expect(score(masked('short'))).toBe(0);
  expect(score(masked('user=\u0001na&to=bob'))).toBe(0);
  expect(score(Uint8Array.from([0x81, 15, ...octets('user=ana&to=bob')]))).toBe(0);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(websocketMidway, 'tcp', masked('user=ana&to=bob'));
});
