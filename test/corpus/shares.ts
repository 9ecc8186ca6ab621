import { emptyTallies, FIELDS, type FieldName, type FileResult, type Tally } from './tally.ts';

/** What all captures together show. */
export interface Shares {
  readonly files: number;
  readonly tallies: Readonly<Record<FieldName, Tally>>;
  readonly volume: FileResult['volume'];
  readonly protocols: Readonly<Record<string, Tally>>;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly unmapped: readonly string[];
  readonly onlyOurs: number;
  readonly summed: number;
}

export function sumUp(results: readonly FileResult[]): Shares {
  const tallies = emptyTallies();
  const volume = { packets: 0, packetsOfTheirs: 0, bytes: 0, bytesOfTheirs: 0 };
  const protocols: Record<string, Tally> = {};
  const leftOut: Record<string, number> = {};
  for (const result of results) {
    for (const field of FIELDS) add(tallies[field], result.tallies[field]);
    for (const [name, tally] of Object.entries(result.protocols))
      add((protocols[name] ??= { same: 0, of: 0, explained: 0 }), tally);
    for (const [why, count] of Object.entries(result.leftOut)) leftOut[why] = (leftOut[why] ?? 0) + count;
    for (const key of ['packets', 'packetsOfTheirs', 'bytes', 'bytesOfTheirs'] as const)
      volume[key] += result.volume[key];
  }
  const total = (pick: (one: FileResult) => number): number => results.reduce((sum, one) => sum + pick(one), 0);
  return {
    files: results.length,
    tallies,
    volume,
    protocols,
    leftOut,
    unmapped: [...new Set(results.flatMap((one) => one.unmapped))].sort(),
    onlyOurs: total((one) => one.onlyOurs),
    summed: total((one) => one.summed),
  };
}

function add(to: Tally, more: Tally): void {
  to.same += more.same;
  to.of += more.of;
  to.explained += more.explained;
}

/** Between 0 and 1; 1 where nothing was asked. */
export function share({ same, of }: Pick<Tally, 'same' | 'of'>): number {
  return of === 0 ? 1 : same / of;
}

/** The share of what is the same or differs by a known way. */
export function shareExplained({ same, of, explained }: Tally): number {
  return share({ same: same + explained, of });
}

/** Fields that fall under their least share.
 *  @param least by field, between 0 and 1; `FIELD-or-explained` counts known ways as well, `packets-counted` and
 *  `bytes-counted` go packet by packet */
export function shortfalls({ tallies, volume }: Shares, least: Readonly<Record<string, number>>): string[] {
  const shares: Record<string, number> = {
    ...Object.fromEntries(FIELDS.map((field) => [field, share(tallies[field])])),
    ...Object.fromEntries(FIELDS.map((field) => [`${field}-or-explained`, shareExplained(tallies[field])])),
    'packets-counted': share({ same: volume.packets, of: volume.packetsOfTheirs }),
    'bytes-counted': share({ same: volume.bytes, of: volume.bytesOfTheirs }),
  };
  return Object.entries(least).flatMap(([field, bound]) => {
    const reached = shares[field];
    if (reached === undefined) return [`${field}: no such field`];
    return reached < bound ? [`${field}: ${reached.toFixed(4)} is under ${bound}`] : [];
  });
}
