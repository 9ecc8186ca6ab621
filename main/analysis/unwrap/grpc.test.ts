import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { grpc } from './grpc.ts';

const frame = (flags: number, content: string | Uint8Array): number[] => {
  const octets = [...Buffer.from(content)];
  return [flags, 0, 0, octets.length >> 8, octets.length & 255, ...octets];
};
const BODY = Uint8Array.from([
  ...frame(0, 'first'),
  ...frame(0, ''),
  ...frame(1, gzipSync('second')),
  ...frame(0x80, 'grpc-status: 0\r\n'),
]);

test('reads the real one: each message by itself, packed ones declared so', () => {
  const { seen } = openAll(grpc, fieldOf(BODY));
  expect(seen.map(({ path, encodings }) => [path, encodings])).toEqual([
    ['grpc', []],
    ['grpc', ['gzip']],
    ['grpc.trailers', []],
  ]);
  expect([seen[0]?.text, seen[2]?.text]).toEqual(['first', 'grpc-status: 0\r\n']);
});

test('every truncation yields a prefix', () => {
  for (let n = 0; n < BODY.length; n++)
    for (const { behind, text } of openAll(grpc, fieldOf(BODY.subarray(0, n))).seen) expect(behind).toBe(text);
  expect(openAll(grpc, fieldOf(BODY.subarray(0, 8))).seen[0]?.text).toBe('fir');
});

test('other flags end it, and it is never guessed', () => {
  expect(openAll(grpc, fieldOf(Uint8Array.from(frame(8, 'x')))).opened).toBe(false);
  expect(grpc.recognise(fieldOf(BODY))).toBe(0);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(grpc, BODY);
});
