import { expect, test } from 'vitest';
import { ChunkStreams } from './rtmp-chunks.ts';

const FIRST = Uint8Array.from([3, 0, 0, 0, 0, 0, 200, 20, 0, 0, 0, 0]);

test('reads the real one: a head of each kind', () => {
  const streams = new ChunkStreams();
  const first = streams.read(FIRST, 0, FIRST.length);
  expect(first).toMatchObject({ head: 12, octets: 128, message: { type: 20, length: 200 } });
  if (typeof first === 'object') first.message.read = 128;
  expect(streams.read(Uint8Array.of(0xc3), 0, 1)).toMatchObject({ head: 1, octets: 72 });
  if (typeof first === 'object') first.message.read = 0;
  expect(streams.read(Uint8Array.of(0x43, 0, 0, 1, 0, 0, 9, 8), 0, 8)).toMatchObject({ head: 8, octets: 9 });
  expect(streams.read(Uint8Array.of(0x83, 0, 0, 1), 0, 4)).toMatchObject({ head: 4, octets: 9 });
});

test('a long time needs four octets more; a large number of a stream one or two', () => {
  const long = Uint8Array.from([3, 255, 255, 255, 0, 0, 5, 20, 0, 0, 0, 0, 1, 2, 3, 4]);
  expect(new ChunkStreams().read(long, 0, 16)).toMatchObject({ head: 16, octets: 5 });
  expect(new ChunkStreams().read(Uint8Array.from([0, 9, ...FIRST.subarray(1)]), 0, 13)).toMatchObject({ head: 13 });
  expect(new ChunkStreams().read(Uint8Array.from([1, 9, 1, ...FIRST.subarray(1)]), 0, 14)).toMatchObject({ head: 14 });
});

test('every truncation yields a prefix and a reason: how many octets are missing', () => {
  for (let n = 1; n < FIRST.length; n++) expect(new ChunkStreams().read(FIRST, 0, n)).toBe(12);
});

test('what follows nothing is lost', () => {
  expect(new ChunkStreams().read(Uint8Array.of(0xc3), 0, 1)).toBe('lost');
  const streams = new ChunkStreams();
  const first = streams.read(FIRST, 0, FIRST.length);
  if (typeof first === 'object') first.message.read = 1;
  expect(streams.read(FIRST, 0, FIRST.length)).toBe('lost');
});
