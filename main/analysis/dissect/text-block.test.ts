import { expect, test } from 'vitest';
import { frozenFrame } from '../model/origins.ts';
import { flowFixture, octets, RecordingSink } from './recording-sink.fixture.ts';
import { MOST_BLOCK, TextBlock } from './text-block.ts';

/** Feeds pieces as `RecordStream` does: what a step leaves waits in front of the next piece. */
function feed(ends: 'dot' | number, pieces: readonly (string | number)[]) {
  const sink = new RecordingSink(flowFixture('tcp', 'smtp'));
  const told: string[] = [];
  const block = new TextBlock(
    {
      ends,
      emit: (bytes, at, end, whole) =>
        told.push(`${whole ? 'whole' : 'part'} ${Buffer.from(bytes.subarray(at, end)).toString('latin1')}`),
    },
    sink,
  );
  let waiting = '';
  for (const piece of pieces) {
    if (typeof piece === 'number') {
      begin(sink, waiting);
      if (waiting) block.cutShort(octets(waiting), 0, waiting.length);
      waiting = '';
      block.gap(piece);
      continue;
    }
    waiting += piece;
    for (let took = 1; took > 0 && waiting !== '' && !block.isDone;) {
      begin(sink, waiting);
      took = Number(block.step(octets(waiting), 0, waiting.length));
      if (took > 0) waiting = waiting.slice(took);
    }
  }
  return { block, sink, told, waiting };
}

function begin(sink: RecordingSink, waiting: string): void {
  sink.begin(octets(waiting), frozenFrame(1, 54, null), 'out');
}

test('a dot alone ends it, wherever the pieces are cut', () => {
  const text = 'one\r\n..two\r\n.three\r\n.\r\nQUIT';
  for (let size = 1; size < text.length; size++) {
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    const { told, block, waiting } = feed('dot', pieces.slice(0, Math.ceil(23 / size)));
    expect(told).toEqual(['whole one\r\n..two\r\n.three\r\n']);
    expect(block.isDone).toBe(true);
    expect('QUIT'.startsWith(waiting)).toBe(true);
  }
  expect(feed('dot', ['.\n']).told).toEqual([]);
  expect(feed('dot', ['a\n.\n']).told).toEqual(['whole a\n']);
});

test('so many octets', () => {
  expect(feed(5, ['ab', 'cdefg'])).toMatchObject({ told: ['whole abcde'], waiting: 'fg' });
});

test('what is too long is read from its beginning, and the rest is told in pieces up to its end', () => {
  const line = `${'x'.repeat(98)}\r\n`;
  const pieces = Array.from({ length: 3_000 }, () => line);
  const { told, sink, block } = feed('dot', [...pieces, '.\r\n']);
  expect(told).toHaveLength(1);
  expect(told[0]?.length).toBeLessThanOrEqual(MOST_BLOCK + 200);
  expect(sink.problems).toEqual(['too-long']);
  expect(sink.counts.readable).toBe(3_000 * 100 + 3);
  expect(sink.fields.every(({ path, options }) => path === 'smtp.rest' && options.unclaimed)).toBe(true);
  expect(block.isDone).toBe(true);
  const counted = feed(
    300_000,
    Array.from({ length: 300 }, () => 'y'.repeat(1_000)),
  );
  expect(counted.told).toHaveLength(1);
  expect(counted.sink.counts.readable).toBe(300_000);
  expect(counted.block.isDone).toBe(true);
});

test('goes on behind missing octets: a dot still ends it, a length is counted down', () => {
  const { told, sink, block } = feed('dot', ['one\r\ntw', 4, '.\r\nthree\r\n.\r\n']);
  expect(told).toEqual(['part one\r\ntw']);
  expect(sink.texts('smtp.rest')).toEqual(['.\r\nthree\r\n']);
  expect(block.isDone).toBe(true);
  expect(feed(10, ['abc', 4, 'hij']).block.isDone).toBe(true);
  expect(feed(10, ['abc', 7]).block.isDone).toBe(true);
});

test('one line without an end does not take quadratic time', () => {
  const { sink } = feed(
    'dot',
    Array.from({ length: 400 }, () => 'z'.repeat(1_000)),
  );
  expect(sink.counts.readable).toBeGreaterThanOrEqual(MOST_BLOCK);
});
