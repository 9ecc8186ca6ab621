import { expect, test } from 'vitest';
import { createCaptureReader } from '../formats/reader.ts';
import { markBlock } from './mark-block.ts';
import { BLOCKS } from './stream.fixture.ts';

function readBack(blocks: readonly Uint8Array[]) {
  const reader = createCaptureReader(),
    packets: { process: string | null; own: boolean; length: number }[] = [];
  const note = ({ process, own, length }: { process: string | null; own: boolean; length: number }) =>
    void packets.push({ process, own, length });
  for (const block of blocks) reader.push(block, note);
  reader.end(note);
  return { packets, problems: reader.facts.problems };
}

test('the marks come back through the reader, and the packet is what it was', () => {
  const owner = { process: 'Signal – beta\n%', own: true };
  const marked = BLOCKS.map((block, i) => (i === 2 || i === 3 ? markBlock(block, owner) : block));
  expect(readBack(marked)).toEqual({
    packets: [
      { ...owner, length: 28 },
      { ...owner, length: 23 },
      { process: null, own: false, length: 28 },
    ],
    problems: [],
  });
});

test('a process alone, own alone, and nothing', () => {
  const [packet = new Uint8Array()] = BLOCKS.slice(2);
  const heads = BLOCKS.slice(0, 2);
  const app = { process: 'app', own: false },
    own = { process: null, own: true },
    nobody = { process: null, own: false };
  const read = readBack([...heads, ...[app, own, nobody].map((owner) => markBlock(packet, owner))]);
  expect(read.packets).toEqual([app, own, nobody].map((owner) => ({ ...owner, length: 28 })));
  expect(markBlock(packet, nobody)).toBe(packet);
});

test('options that a source wrote are left alone', () => {
  const [packet = new Uint8Array()] = BLOCKS.slice(2);
  const once = markBlock(packet, { process: 'first', own: false });
  expect(markBlock(once, { process: 'second', own: true })).toBe(once);
});
