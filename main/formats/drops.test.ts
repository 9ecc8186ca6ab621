import { expect, test } from 'vitest';
import { DropCounter, unsigned64 } from './drops.ts';
import { join, option, readAll, u32 } from './files.fixture.ts';

const LITTLE = { little: true };

function counter() {
  const facts = readAll(new Uint8Array(0)).reader.facts;
  const drops = new DropCounter(facts);
  const tell = (id: number, code: number, low: number, high = 0) => {
    const count = [...u32(low, LITTLE), ...u32(high, LITTLE)];
    const body = join(u32(id, LITTLE), new Uint8Array(8), option(code, count, LITTLE));
    drops.statistics(body, 0, body.length, true);
  };
  return { facts, drops, tell };
}

test('totals are not added up over time, but over interfaces and sections', () => {
  const { facts, drops, tell } = counter();
  tell(0, 5, 3);
  tell(0, 5, 7);
  tell(1, 5, 10);
  expect(facts.droppedPackets).toBe(17);
  drops.newSection();
  tell(0, 7, 5);
  expect(facts.droppedPackets).toBe(22);
});

test('told in total and packet by packet, the higher figure counts once', () => {
  const { facts, drops, tell } = counter();
  drops.before(0, 2);
  drops.before(0, 3);
  tell(0, 5, 4);
  expect(facts.droppedPackets).toBe(5);
  tell(0, 5, 9);
  expect(facts.droppedPackets).toBe(9);
});

test('other options and short blocks say nothing, absurd counts stay whole numbers', () => {
  const { facts, drops, tell } = counter();
  tell(0, 4, 99);
  drops.statistics(new Uint8Array(5), 0, 5, true);
  expect(facts.droppedPackets).toBe(0);
  tell(0, 5, 0xffffffff, 0xffffffff);
  tell(1, 5, 0xffffffff, 0xffffffff);
  expect(facts.droppedPackets).toBe(Number.MAX_SAFE_INTEGER);
});

test('64 bits in both byte orders', () => {
  expect(unsigned64(Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 2), 0, false)).toBe(2 ** 32 + 2);
  expect(unsigned64(Uint8Array.of(2, 0, 0, 0, 1, 0, 0, 0), 0, true)).toBe(2 ** 32 + 2);
});
