import { CONTROL } from '../bytes/signs.ts';
import { isPlainName } from '../bytes/string-chain.ts';
import { isDigit, isReadable } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { CARRIERS, isHeaderOfProtocol } from './key-values.ts';
import { names, same } from './pairs.ts';
import type { Emit, Unwrapper } from './unwrapper.ts';

const LONGEST = 64 * 1024;
const MOST_COLUMNS = 64;
const MOST_CELLS = 20_000;
const FEWEST_LETTERS = 2;

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
/** `,`, tab, `;`, `|`: the first that makes columns is taken. */
const BETWEEN: readonly number[] = [0x2c, TAB, 0x3b, 0x7c];

/** Tables as text (RFC 4180, and with other signs between the columns), whose first line names the columns. A doubled quote in a
 *  cell is told as it stands. */
export const table: Unwrapper = {
  name: 'table',
  needs: { least: 8, some: CONTROL },
  recognise(field) {
    const { bytes, at, length, path, role, protocol } = field;
    if (length > LONGEST || role !== 'value' || !CARRIERS.has(protocol) || path === 'unknown.bytes') return 0;
    if (isHeaderOfProtocol(path) || separatorOf(bytes, at, at + length) === 0) return 0;
    return isReadable(bytes, at, length) ? 0.54 : 0;
  },
  open(field, emit) {
    const between = separatorOf(field.bytes, field.at, field.at + field.length);
    return between !== 0 && openTable(field, between, emit) > 0;
  },
};

/** Where a line's cells stand: beginning and end, one after the other, without quotes. */
interface Line {
  readonly cells: readonly number[];
  readonly next: number;
}

function lineAt(bytes: Uint8Array, at: number, end: number, between: number): Line {
  const cells: number[] = [];
  let i = at;
  while (i <= end && cells.length < 2 * MOST_COLUMNS) {
    const isQuoted = bytes[i] === QUOTE && i < end;
    const from = isQuoted ? i + 1 : i;
    let stop = from;
    if (isQuoted) {
      while (stop < end && !(bytes[stop] === QUOTE && bytes[stop + 1] !== QUOTE)) stop += bytes[stop] === QUOTE ? 2 : 1;
      stop = Math.min(stop, end);
      i = Math.min(stop + 1, end);
    } else {
      while (stop < end && bytes[stop] !== between && bytes[stop] !== LF) stop++;
      i = stop;
      if (stop > from && bytes[stop - 1] === CR) stop--;
    }
    cells.push(from, stop);
    if (bytes[i] === CR) i++;
    if (i >= end || bytes[i] !== between) break;
    i++;
  }
  // What a quote has behind it belongs to nobody.
  while (i < end && bytes[i] !== LF) i++;
  return { cells, next: i + 1 };
}

/** 0: the first line does not name columns, or the second does not fill them with something else than words. */
function separatorOf(bytes: Uint8Array, at: number, end: number): number {
  for (const between of BETWEEN) {
    const head = lineAt(bytes, at, end, between);
    if (head.cells.length < 4 || head.next >= end || !areNames(bytes, head.cells)) continue;
    const row = lineAt(bytes, head.next, end, between);
    if (row.cells.length === head.cells.length && hasValue(bytes, row.cells)) return between;
  }
  return 0;
}

function areNames(bytes: Uint8Array, cells: readonly number[]): boolean {
  for (let i = 0; i < cells.length; i += 2) {
    const at = cells[i] ?? 0;
    if (!isPlainName(bytes, at, (cells[i + 1] ?? 0) - at, FEWEST_LETTERS)) return false;
  }
  return true;
}

function hasValue(bytes: Uint8Array, cells: readonly number[]): boolean {
  for (let i = 0; i < cells.length; i += 2)
    for (let j = cells[i] ?? 0; j < (cells[i + 1] ?? 0); j++)
      if (isDigit(bytes[j] ?? 0) || bytes[j] === 0x40) return true;
  return false;
}

function openTable({ bytes, at, length }: Field, between: number, emit: Emit): number {
  const end = at + length;
  const head = lineAt(bytes, at, end, between);
  const keys: string[] = [];
  for (let i = 0; i < head.cells.length; i += 2) {
    const from = head.cells[i] ?? 0;
    keys.push(names.of(bytes, from, (head.cells[i + 1] ?? 0) - from));
  }
  let emitted = 0;
  for (let line = head.next; line < end && emitted < MOST_CELLS;) {
    const { cells, next } = lineAt(bytes, line, end, between);
    for (let i = 0; i < cells.length; i += 2) {
      const from = cells[i] ?? 0;
      const size = (cells[i + 1] ?? 0) - from;
      const key = cells.length === head.cells.length ? (keys[i / 2] ?? null) : null;
      if (size <= 0) continue;
      emit({ path: key ?? 'unnamed', key, bytes, at: from, length: size, role: 'value', locate: same });
      emitted++;
    }
    line = next;
  }
  return emitted;
}
