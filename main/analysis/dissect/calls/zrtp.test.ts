import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { zrtp } from './zrtp.ts';

/** Of our own making, RFC 6189 figures 2 and 3. tshark 4.0.17: "ZRTP Hello Packet", client "Earshot test 1.0". */
const text = (value: string, length: number): number[] => [...Buffer.from(value.padEnd(length), 'latin1')];
const message = (type: string, body: readonly number[]): number[] => [
  0x50,
  0x5a,
  0,
  3 + body.length / 4,
  ...text(type, 8),
  ...body,
];
const packet = (inner: readonly number[]): Uint8Array =>
  Uint8Array.from([0x10, 0, 0, 1, ...Buffer.from('ZRTP'), 0x12, 0x34, 0xab, 0xcd, ...inner, 0, 0, 0, 0]);
const HELLO = packet(
  message('Hello', [
    ...text('1.10', 4),
    ...text('Earshot test 1.0', 16),
    ...Array<number>(32).fill(7),
    ...Buffer.from('TWELVEOCTETS'),
    ...Array<number>(12).fill(0),
  ]),
);

test('reads the real one: the software, and a number that stays', () => {
  const sink = readAll(zrtp, 'udp', [
    ['out', HELLO],
    ['in', packet(message('HelloACK', []))],
  ]);
  expect(sink.messages).toMatchObject([{ kind: 'Hello' }, { kind: 'HelloACK' }]);
  expect(sink.fields.map(({ path, text: value }) => [path, value])).toEqual([
    ['zrtp.hello.client', 'Earshot test 1.0'],
    ['zrtp.hello.zid', 'TWELVEOCTETS'],
  ]);
});

test('leaves to others what lacks the cookie', () => {
  const flow = flowFixture('udp', 'none');
  expect(zrtp.recognise(HELLO, flow)).toBeGreaterThan(0.9);
  expect(
    zrtp.recognise(
      HELLO.map((octet, i) => (i === 4 ? 0 : octet)),
      flow,
    ),
  ).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 88; n++)
    expect(readAll(zrtp, 'udp', [['out', HELLO.subarray(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(zrtp, 'udp', HELLO));
