import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { CLIENT_HELLO, DATA, MMTLS_START, SERVER_HELLO, TICKET } from './mmtls.fixture.ts';
import { mmtls } from './mmtls.ts';

const score = (bytes: Uint8Array) => mmtls.recognise(bytes, flowFixture('tcp', 'none'));

test('reads the real one, however cut: hellos in the clear, the rest sealed', () => {
  for (const size of [1, 6, 40, 1000]) {
    const sink = readAll(mmtls, 'tcp', [...cut('out', MMTLS_START, size), ['in', SERVER_HELLO]]);
    expect(sink.messages.map((one) => (one.type === 'chat-packet' ? one.kind : one.type))).toEqual([
      'client-hello',
      'record-23',
      'server-hello',
    ]);
    expect(sink.texts('mmtls.client-hello.ticket')).toEqual([TICKET]);
    expect(sink.fields.every(({ options }) => options.unclaimed)).toBe(true);
    expect(sink.counts).toEqual({ readable: CLIENT_HELLO.length + SERVER_HELLO.length + 5, opaque: 20, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('octets missing inside a sealed record do not lose the next one', () => {
  const sink = readAll(mmtls, 'tcp', [
    ['out', DATA.subarray(0, 13)],
    ['out', 12],
    ['out', CLIENT_HELLO],
    ['out', 3],
    ['out', 'rest'],
  ]);
  expect(sink.texts('mmtls.client-hello.ticket')).toEqual([TICKET]);
  expect(sink.counts.unknown).toBe(4);
});

test('knows a hello, and records that fit', () => {
  expect([score(CLIENT_HELLO), score(SERVER_HELLO), score(MMTLS_START)]).toEqual([0.97, 0.97, 0.97]);
  expect(score(DATA)).toBe(0.93);
  expect(score(octets(Buffer.concat([DATA, DATA])))).toBe(0.93);
});

test('leaves to others what only begins so', () => {
  expect(score(DATA.subarray(0, 20))).toBe(0);
  expect(score(octets('\x16\x03\x01\0\x04abcd'))).toBe(0); // TLS
  expect(score(octets('\x17\xf1\x05\0\x04abcd'))).toBe(0);
  expect(score(octets('\x17\xf1\x04\0\0'))).toBe(0);
  expect(score(octets('\x17'))).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  const headEnds = CLIENT_HELLO.length;
  for (let n = 1; n < MMTLS_START.length; n++) {
    const sink = readAll(mmtls, 'tcp', [['out', MMTLS_START.subarray(0, n)]]);
    const isWhole = n === headEnds || n >= headEnds + 5 + 7;
    expect(sink.problems).toEqual(isWhole ? [] : ['cut-short']);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => survives(mmtls, 'tcp', MMTLS_START));
