import { describe, expect, it } from 'vitest';
import { opened } from '../opened.fixture.ts';
import { hexRows, hexRuns } from './hex-rows.ts';

const view = opened.hex[0];
if (!view) throw new Error('the fixture has no bytes');

describe('hexRows', () => {
  it('keeps every byte at its own offset, in rows of sixteen', () => {
    const rows = hexRows(view);
    expect(rows[0]?.offset).toBe(0x20);
    expect(rows.every((row) => row.cells.length === 16 && row.offset % 16 === 0)).toBe(true);
    const there = rows.flatMap((row) => row.cells).filter((cell) => cell !== null);
    expect(there.map((cell) => cell.hex)).toEqual(view.cells.map((cell) => cell.hex));
    expect(there.map((cell) => cell.at)).toEqual(view.cells.map((_, index) => view.from + index));
  });

  it('leaves the places before the first byte empty when the bytes begin inside a row', () => {
    const rows = hexRows({ ...view, from: 37, cells: view.cells.slice(0, 3) });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.offset).toBe(32);
    expect(rows[0]?.cells.map((cell) => cell?.at ?? null).slice(0, 9)).toEqual([
      null,
      null,
      null,
      null,
      null,
      37,
      38,
      39,
      null,
    ]);
  });

  it('has no rows without bytes', () => {
    expect(hexRows({ ...view, cells: [] })).toEqual([]);
  });
});

describe('hexRuns', () => {
  it('says where each value begins and how long it is', () => {
    expect(hexRuns(view)).toEqual([
      { valueId: 'v1', at: 68, length: 10 },
      { valueId: 'v2', at: 84, length: 10 },
    ]);
  });

  it('counts a value that comes twice as two runs', () => {
    const cell = (valueId: string | null) => ({ hex: '00', text: '·', valueId });
    const runs = hexRuns({ ...view, from: 0, cells: [cell('v1'), cell(null), cell('v1'), cell('v2')] });
    expect(runs).toEqual([
      { valueId: 'v1', at: 0, length: 1 },
      { valueId: 'v1', at: 2, length: 1 },
      { valueId: 'v2', at: 3, length: 1 },
    ]);
  });
});
