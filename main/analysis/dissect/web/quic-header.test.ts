import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { trueBeginning } from '../hostile.fixture.ts';
import { readLongHeader, varint } from './quic-header.ts';
import { hex, RFC_CLIENT_INITIAL, RFC_RETRY, RFC_SERVER_INITIAL } from './quic.fixture.ts';

test('reads the real ones (RFC 9001 appendix A)', () => {
  expect(readLongHeader(RFC_CLIENT_INITIAL, 0)).toMatchObject({
    message: { type: 'initial', destination: { at: 6, length: 8 }, source: { length: 0 }, numberAt: 18, end: 1200 },
    problem: null,
  });
  expect(readLongHeader(RFC_SERVER_INITIAL, 0)).toMatchObject({
    message: { destination: { length: 0 }, source: { at: 7, length: 8 }, end: RFC_SERVER_INITIAL.length },
  });
  expect(readLongHeader(RFC_RETRY, 0).message).toMatchObject({ type: 'retry', token: { at: 15, length: 5 } });
});

test('integers of RFC 9000 appendix A.1, and one of eight octets', () => {
  const values = ['c0000000000000ff', '9d7f3e7d', '7bbd', '25', '4025'].map((text) => varint(new Cursor(hex(text))));
  expect(values).toEqual([255, 494878333, 15293, 37, 37]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < 1200; n++) {
    const { message, problem } = readLongHeader(RFC_CLIENT_INITIAL.subarray(0, n), 0);
    expect([n, problem, message !== null]).toEqual([n, 'cut-short', n >= 18]);
  }
});

test('lengths that no version allows are refused', () => {
  expect(readLongHeader(hex(`c0 00000001 15 ${'00'.repeat(21)} 00 00 4100`), 0).problem).toBe('bad-length');
  expect(readLongHeader(hex('c0 00000001 00 00 00 05 0102030405'), 0).problem).toBe('bad-length');
  expect(readLongHeader(hex('c0 00000001 00 00 ffffffffffffffff 4100'), 0).problem).toBe('cut-short');
  expect(readLongHeader(hex('c0 00000002 00 00 00 4100'), 0).problem).toBe('not-this-protocol');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(RFC_CLIENT_INITIAL), (bytes) => {
      const { message } = readLongHeader(bytes, 0);
      for (const { at, length } of message ? [message.destination, message.source, message.token] : [])
        expect(at + length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
