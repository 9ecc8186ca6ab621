import { expect, test } from 'vitest';
import { OwnProcesses, type RunningProcess } from './own-flows.ts';

function running(...rows: [pid: number, parent: number, started?: number][]): Map<number, RunningProcess> {
  return new Map(rows.map(([pid, parent, started = pid]) => [pid, { parent, started }]));
}

test('this process and all below it are ours, and nothing else is', () => {
  const own = new OwnProcesses([100]);
  own.update(running([1, 0], [100, 1], [101, 100], [102, 101], [200, 1], [201, 200]));
  expect([1, 100, 101, 102, 200, 201].filter((pid) => own.has(pid))).toEqual([100, 101, 102]);
});

test('a child that lost its parent stays ours; a pid used again does not', () => {
  const own = new OwnProcesses([100]);
  own.update(running([100, 1], [101, 100], [102, 101, 7]));
  own.update(running([100, 1], [102, 1, 7]));
  expect(own.has(102)).toBe(true);
  own.update(running([100, 1], [102, 1, 8]));
  expect(own.has(102)).toBe(false);
});

test('a torn list with a loop ends', () => {
  const own = new OwnProcesses([100]);
  own.update(running([5, 6], [6, 5], [7, 7]));
  expect([5, 6, 7].some((pid) => own.has(pid))).toBe(false);
});
