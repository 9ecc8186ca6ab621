import { expect, test } from 'vitest';
import { Datagram, Defragmenter } from './defragment.ts';
import { text } from './frames.fixture.ts';
import { Segment, UDP } from './segment.ts';

function segmentAt(seconds: number, frame = 1, s3 = 1): Segment {
  return Object.assign(new Segment(), { protocol: UDP, s3, d3: 2, frame, time: { seconds, nanos: 0 }, packets: 1 });
}

function add(datagram: Datagram, start: number, ascii: string, more: boolean, seconds = 0): boolean {
  const segment = segmentAt(seconds);
  return datagram.add(segment, start, more, text(ascii), 0, ascii.length, ascii.length);
}

test('joins fragments in any order', () => {
  const datagram = new Datagram(segmentAt(0), 7);
  expect(add(datagram, 16, 'the end', false)).toBe(true);
  expect([datagram.started, datagram.whole]).toEqual([false, false]);
  add(datagram, 0, 'eight...', true);
  expect([datagram.started, datagram.whole]).toEqual([true, false]);
  add(datagram, 8, 'sixteen.', true);
  expect(datagram.whole).toBe(true);
  expect(String.fromCharCode(...datagram.join().bytes)).toBe('eight...sixteen.the end');
  expect(datagram.join().wireLength).toBe(23);
});

test('refuses what lies past the largest datagram, and pieces without end', () => {
  const datagram = new Datagram(segmentAt(0), 7);
  expect(add(datagram, 65528, 'eight...', true)).toBe(false);
  let kept = 0;
  for (let i = 0; i < 1000; i++) if (add(datagram, i * 16, 'eight...', true)) kept++;
  expect(kept).toBe(256);
});

test('the same identifier between other hosts, or of another protocol, is another datagram', () => {
  const defragmenter = new Defragmenter(() => {});
  const one = defragmenter.find(segmentAt(0), 7);
  expect(defragmenter.find(segmentAt(1), 7)).toBe(one);
  expect(defragmenter.find(segmentAt(1), 8)).not.toBe(one);
  expect(defragmenter.find(segmentAt(1, 1, 99), 7)).not.toBe(one);
  expect(defragmenter.find(Object.assign(segmentAt(1), { protocol: 6 }), 7)).not.toBe(one);
  expect(defragmenter.find(Object.assign(segmentAt(1), { version: 6 }), 7)).not.toBe(one);
});

test('gives up what is too old by packet time, and only that', () => {
  const left: number[] = [];
  const defragmenter = new Defragmenter((datagram) => left.push(datagram.id));
  defragmenter.find(segmentAt(0), 1);
  defragmenter.find(segmentAt(50), 2);
  defragmenter.makeRoom({ seconds: 60, nanos: 0 });
  expect(left).toEqual([]);
  defragmenter.makeRoom({ seconds: 61, nanos: 0 });
  expect(left).toEqual([1]);
  defragmenter.makeRoom(null);
  defragmenter.end();
  expect(left).toEqual([1, 2]);
});

test('is bounded in number and in octets', () => {
  let left = 0;
  const defragmenter = new Defragmenter(() => left++);
  for (let id = 0; id < 1000; id++) {
    defragmenter.makeRoom({ seconds: 0, nanos: 0 });
    defragmenter.find(segmentAt(0), id);
  }
  expect(left).toBe(1000 - 256);
  const bytes = new Uint8Array(60000);
  let waiting = 256;
  for (let id = 0; id < 200; id++) {
    left = 0;
    defragmenter.makeRoom({ seconds: 0, nanos: 0 });
    waiting -= left;
    const datagram = defragmenter.find(segmentAt(0), 5000 + id);
    datagram.add(segmentAt(0), 0, true, bytes, 0, bytes.length, bytes.length);
    defragmenter.grew(bytes.length);
    waiting++;
  }
  expect(waiting * bytes.length).toBeLessThan(5 * 1024 * 1024);
});

test('one fragment’s mark stands for the whole', () => {
  const datagram = new Datagram(segmentAt(0), 1);
  const marked = Object.assign(segmentAt(1), { process: 'example', own: true });
  datagram.add(marked, 8, false, text('rest'), 0, 4, 4);
  expect(datagram).toMatchObject({ process: 'example', own: true });
});

test('a datagram can speak for its packets again', () => {
  const segment = Object.assign(segmentAt(3, 5), { process: 'example', own: true, toMany: true });
  const datagram = new Datagram(segment, 1);
  const other = segmentAt(9, 99, 42);
  datagram.recall(other);
  expect(other).toMatchObject({
    frame: 5,
    s3: 1,
    d3: 2,
    process: 'example',
    own: true,
    toMany: true,
    packets: 0,
    octets: 0,
  });
  expect(other.time).toEqual({ seconds: 3, nanos: 0 });
});
