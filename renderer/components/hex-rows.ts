import type { HexView } from '../../main/contract/session.ts';

export type HexCell = HexView['cells'][number] & { readonly at: number };
/** Sixteen places; null where the row begins before or ends after the bytes that are shown. */
export interface HexRow {
  readonly offset: number;
  readonly cells: readonly (HexCell | null)[];
}
/** One run of marked bytes. */
export interface HexRun {
  readonly valueId: string;
  readonly at: number;
  readonly length: number;
}

const ROW = 16; // as Wireshark prints them

/** Cuts the bytes into rows whose offsets are whole multiples of sixteen, counted from the frame's first byte. */
export function hexRows(view: HexView): HexRow[] {
  const rows: HexRow[] = [];
  const end = view.from + view.cells.length;
  for (let offset = view.from - (view.from % ROW); offset < end; offset += ROW) {
    const cells = Array.from({ length: ROW }, (_, column) => {
      const at = offset + column;
      const cell = view.cells[at - view.from];
      return cell ? { ...cell, at } : null;
    });
    rows.push({ offset, cells });
  }
  return rows;
}

/** Where each marked value begins and how long it is, in order. */
export function hexRuns(view: HexView): HexRun[] {
  const runs: HexRun[] = [];
  let open: { valueId: string; at: number; length: number } | null = null;
  for (const [index, cell] of view.cells.entries()) {
    if (open && cell.valueId === open.valueId) {
      open.length += 1;
      continue;
    }
    open = cell.valueId === null ? null : { valueId: cell.valueId, at: view.from + index, length: 1 };
    if (open) runs.push(open);
  }
  return runs;
}
