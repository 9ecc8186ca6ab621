import type { SharedNetworkRow } from '../../../knowledge/types.ts';
import { RangeIndex } from './range-index.ts';

/** The row of a network whose addresses say little of a place, by the address itself or by the network it is registered in.
 *  @param asn null: no table has the address */
export function sharedNetworkOf(
  ip: string,
  asn: number | null,
  rows: readonly SharedNetworkRow[],
): SharedNetworkRow | null {
  const { byRange, byNumber } = indexOf(rows);
  return byRange.find(ip) ?? (asn === null ? null : (byNumber.get(asn) ?? null));
}

interface Index {
  readonly byRange: RangeIndex<SharedNetworkRow>;
  readonly byNumber: ReadonlyMap<number, SharedNetworkRow>;
}

/** The rows are read once a program and never change: they are put in order once. */
const known = new WeakMap<readonly SharedNetworkRow[], Index>();

function indexOf(rows: readonly SharedNetworkRow[]): Index {
  let index = known.get(rows);
  if (!index) known.set(rows, (index = makeIndex(rows)));
  return index;
}

function makeIndex(rows: readonly SharedNetworkRow[]): Index {
  const byRange = new RangeIndex<SharedNetworkRow>();
  const byNumber = new Map<number, SharedNetworkRow>();
  for (const row of rows) {
    for (const range of row.ranges ?? []) byRange.add(range, row);
    for (const asn of row.asns) if (!byNumber.has(asn)) byNumber.set(asn, row);
  }
  return { byRange, byNumber };
}
