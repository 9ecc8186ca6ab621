import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockCutter, blockType, droppedIn, linkTypeOf, packetBytes } from './block-cutter.ts';
import { IPV4_UDP } from './packet-ends.fixture.ts';
import { BLOCKS, STREAM } from './stream.fixture.ts';

test('the same blocks come out however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1 }), (sizes) => {
      const cutter = new BlockCutter(),
        blocks: number[][] = [];
      for (let at = 0, i = 0; at < STREAM.length; i++) {
        const size = sizes[i % sizes.length] ?? 1;
        blocks.push(...cutter.push(STREAM.slice(at, at + size)).map((block) => [...block]));
        at += size;
      }
      expect(blocks).toEqual(BLOCKS.map((block) => [...block]));
    }),
  );
});

test('reads what the recorder needs of each block', () => {
  const [section, description, packet, cut, , statistics] = BLOCKS.map((block) => Uint8Array.from(block));
  expect([section, description, packet, statistics].map((block) => blockType(block ?? new Uint8Array()))).toEqual([
    0x0a0d0d0a, 1, 6, 5,
  ]);
  expect(linkTypeOf(description ?? new Uint8Array())).toBe(101);
  expect(packetBytes(packet ?? new Uint8Array())).toEqual(IPV4_UDP);
  expect(packetBytes(cut ?? new Uint8Array())).toEqual(IPV4_UDP.subarray(0, 23));
  expect(droppedIn(statistics ?? new Uint8Array())).toBe(2);
  expect(droppedIn(new Uint8Array(24))).toBeNull();
});

test('a stream that is not pcapng is refused, and no length makes it wait for ever', () => {
  for (const length of [0, 8, 13, 2 * 1024 * 1024]) {
    const bytes = new Uint8Array(12);
    new DataView(bytes.buffer).setUint32(0, 0x0a0d0d0a, true);
    new DataView(bytes.buffer).setUint32(4, length, true);
    expect(() => new BlockCutter().push(bytes)).toThrow(expect.objectContaining({ code: 'capture-failed' }));
  }
});

test('a stream that begins with anything but a section header is refused', () => {
  expect(() => new BlockCutter().push(Uint8Array.from(BLOCKS[2] ?? []))).toThrow(
    expect.objectContaining({ code: 'capture-failed' }),
  );
});

test('a packet length that does not fit is cut to the block', () => {
  const block = Uint8Array.from(BLOCKS[2] ?? []);
  new DataView(block.buffer).setUint32(20, 0xffffffff, true);
  expect(packetBytes(block)).toHaveLength(block.length - 32);
});
