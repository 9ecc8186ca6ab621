import { FIELDS, type Difference } from './tally.ts';
import { share, type Shares } from './shares.ts';

/** The shares as a table for a terminal. */
export function tellShares({ files, tallies, volume, protocols, leftOut, unmapped, onlyOurs, summed }: Shares): string {
  const line = (name: string, same: number, of: number, explained = 0): string => {
    const more = explained === 0 ? '' : `, ${explained} more by a known way: ${percent(same + explained, of)}`;
    return `  ${name.padEnd(24)}${percent(same, of).padStart(9)}  ${same} of ${of}${more}`;
  };
  const rows = FIELDS.filter((field) => tallies[field].of > 0).map((field) => {
    const { same, of, explained } = tallies[field];
    return line(field, same, of, explained);
  });
  const weakest = Object.entries(protocols)
    .filter(([, tally]) => share(tally) < 1)
    .sort(([, a], [, b]) => b.of - b.same - (a.of - a.same))
    .map(([name, { same, of }]) => line(name, same, of));
  return [
    `${files} captures. Shares of what nDPI says that Earshot says too:`,
    ...rows,
    line('packets, one by one', volume.packets, volume.packetsOfTheirs),
    line('octets, one by one', volume.bytes, volume.bytesOfTheirs),
    '',
    `Flows are paired by transport and both ends, whichever is first. Between ${summed} pairs of ends either side has`,
    `several rows (idle time-outs, ports used again): their counts are sums. ${onlyOurs} flows are in Earshot alone.`,
    ...(Object.keys(leftOut).length === 0 ? [] : [`Left out of the protocol's share: ${list(leftOut)}.`]),
    ...(unmapped.length === 0 ? [] : [`No line in test/corpus/protocol-map.ts: ${unmapped.join(', ')}.`]),
    '',
    ...(weakest.length === 0 ? [] : ['Protocols that do not agree everywhere, by nDPI’s name:', ...weakest]),
  ].join('\n');
}

/** One line for each difference, by field. */
export function tellDifferences(differences: readonly Difference[]): string {
  return FIELDS.flatMap((field) => {
    const of = differences.filter((one) => one.field === field);
    if (of.length === 0) return [];
    return [
      '',
      `${field} (${of.length})`,
      ...of.map(({ file, flow, ours, theirs, note }) => {
        const why = note === '' ? '' : ` [${note}]`;
        return `  ${file}  ${flow}  ours ${ours ?? '-'}  nDPI ${theirs ?? '-'}${why}`;
      }),
    ];
  }).join('\n');
}

/** Hides what the packets hold: addresses, names and texts keep their length class only. */
export function masked(difference: Difference): Difference {
  const isNumber = ['flow', 'packets', 'bytes', 'protocol', 'ja3', 'ja4', 'tls-version', 'cipher', 'quic-version'];
  const hide = (text: string | null): string | null => {
    if (text === null || isNumber.includes(difference.field)) return text;
    return text.length < 16 ? 'short text' : 'long text';
  };
  const flow = difference.flow.replaceAll(/ \S+\|(\d+)/g, ' *|$1');
  return { ...difference, flow, ours: hide(difference.ours), theirs: hide(difference.theirs) };
}

function percent(same: number, of: number): string {
  // Never 100 % for what is not all.
  const floor = Math.floor((of === 0 ? 1 : same / of) * 10_000) / 100;
  return `${floor.toFixed(2)} %`;
}

function list(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
