import type { PlaceCodeRow } from '../../../knowledge/types.ts';
import { bareHost } from './host-suffix.ts';

/** The mark in a pattern for the position of the code. */
const CODE = '{code}';

export interface PlaceInName {
  readonly country: string;
  readonly row: PlaceCodeRow;
}

/** What a host name's place code says, where its operator's own document gives the code's position and its meaning. Never a
 *  part of a label that the document does not show. */
export class PlaceCodeIndex {
  /** By the last two labels: few patterns share them. */
  readonly #patterns = new Map<string, { readonly labels: readonly string[]; readonly row: PlaceCodeRow }[]>();

  constructor(rows: readonly PlaceCodeRow[]) {
    for (const row of rows) {
      for (const pattern of row.patterns) {
        const labels = pattern.split('.');
        const end = labels.slice(-2).join('.');
        const known = this.#patterns.get(end) ?? [];
        known.push({ labels, row });
        this.#patterns.set(end, known);
      }
    }
  }

  find(name: string): PlaceInName | null {
    const labels = bareHost(name)?.split('.');
    if (!labels) return null;
    for (const { labels: pattern, row } of this.#patterns.get(labels.slice(-2).join('.')) ?? []) {
      const code = codeAt(pattern, labels);
      if (code === null || !Object.hasOwn(row.codes, code)) continue;
      const country = row.codes[code];
      if (country !== undefined) return { country, row };
    }
    return null;
  }
}

/** The code in a name; null where the name is not of the pattern. `**` at the start stands for any labels, none too; `*`
 *  for one label. */
function codeAt(pattern: readonly string[], labels: readonly string[]): string | null {
  const isOpen = pattern[0] === '**';
  const fixed = isOpen ? pattern.slice(1) : pattern;
  if (isOpen ? labels.length < fixed.length : labels.length !== fixed.length) return null;
  const offset = labels.length - fixed.length;
  let code: string | null = null;
  for (const [at, wanted] of fixed.entries()) {
    const label = labels[offset + at] ?? '';
    const place = wanted.indexOf(CODE);
    if (place < 0) {
      if (wanted !== '*' && wanted !== label) return null;
      continue;
    }
    const [before, after] = [wanted.slice(0, place), wanted.slice(place + CODE.length)];
    const isLongEnough = label.length > before.length + after.length;
    if (!isLongEnough || !label.startsWith(before) || !label.endsWith(after)) return null;
    code = label.slice(before.length, label.length - after.length);
  }
  return code;
}
