import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { OICQ_ANSWER, OICQ_NUMBER, OICQ_REQUEST } from './oicq.fixture.ts';
import { oicq } from './oicq.ts';

const score = (bytes: Uint8Array, port = 8000) => oicq.recognise(bytes, flowFixture('udp', 'none', port));

test('reads the real one: the number of the account that asks', () => {
  const sink = readAll(oicq, 'udp', [['out', OICQ_REQUEST]], 8000);
  expect(sink.messages).toMatchObject([
    { type: 'chat-packet', kind: 'command-1' },
    { type: 'unknown', length: 16 },
  ]);
  expect(sink.texts('oicq.uin')).toEqual([OICQ_NUMBER]);
  expect(sink.fields[0]?.options.decoded?.chain).toEqual(['u32be']);
  expect(sink.fields[0]?.where).toEqual([{ frame: 1, offset: 54 + 7, length: 4 }]);
  expect(sink.counts).toEqual({ readable: 12, opaque: 0, unknown: 16 });
});

test('what stands there in an answer is not called an account', () => {
  const sink = readAll(oicq, 'udp', [['in', OICQ_ANSWER]], 8000);
  expect(sink.texts('oicq.uin')).toEqual([]);
  expect(sink.fields[0]).toMatchObject({ path: 'oicq.head', options: { unclaimed: true } });
  const loggedOut = OICQ_REQUEST.slice();
  loggedOut.fill(0, 7, 11);
  expect(readAll(oicq, 'udp', [['out', loggedOut]], 8000).texts('oicq.uin')).toEqual([]);
});

test('leaves to others what lacks a mark, a known command or the port', () => {
  expect(score(OICQ_REQUEST)).toBe(0.8);
  expect(score(OICQ_REQUEST, 4000)).toBe(0);
  expect(score(OICQ_REQUEST.subarray(0, 27))).toBe(0);
  expect(score(octets('\x02user=rana;\x03'))).toBe(0);
  expect(score(octets('\x02\x01\x03'))).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < OICQ_REQUEST.length; n++) {
    const sink = readAll(oicq, 'udp', [['out', OICQ_REQUEST.subarray(0, n)]], 8000);
    expect(sink.problems).toEqual(['not-this-protocol']);
    expect(sink.counts.unknown).toBe(n);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(oicq, 'udp', OICQ_REQUEST, 8000);
});
