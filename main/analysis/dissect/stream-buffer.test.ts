import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../model/origins.ts';
import { octets } from './recording-sink.fixture.ts';
import { StreamBuffer } from './stream-buffer.ts';

test('holds octets over several frames and forgets them from the front', () => {
  const buffer = new StreamBuffer();
  buffer.append(octets('..abc'), 2, 5, frozenFrame(1, 50, null));
  buffer.append(octets('defg'), 0, 4, frozenFrame(2, 60, null));
  buffer.drop(2);
  expect(Buffer.from(buffer.bytes.subarray(0, buffer.length)).toString()).toBe('cdefg');
  expect(buffer.origin.where(0, 3)).toEqual([
    { frame: 1, offset: 54, length: 1 },
    { frame: 2, offset: 60, length: 2 },
  ]);
  buffer.drop(99);
  expect(buffer.length).toBe(0);
});

test('is a queue, whatever is appended and dropped, and gives large memory back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.uint8Array({ maxLength: 3000 }), fc.nat(4000)), { maxLength: 30 }), (steps) => {
      const buffer = new StreamBuffer();
      let model: number[] = [];
      for (const [bytes, drop] of steps) {
        buffer.append(bytes, 0, bytes.length, frozenFrame(1, 0, null));
        model.push(...bytes);
        buffer.drop(drop);
        model = model.slice(drop);
        expect([...buffer.bytes.subarray(0, buffer.length)]).toEqual(model);
        expect(buffer.origin.length).toBe(model.length);
      }
    }),
  );
  const large = new StreamBuffer();
  large.append(new Uint8Array(100_000), 0, 100_000, frozenFrame(1, 0, null));
  large.drop(99_900);
  expect(large.length).toBe(100);
  expect(large.bytes.length).toBeLessThan(1000);
});
