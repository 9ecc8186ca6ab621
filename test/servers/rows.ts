import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rowFileSchema } from './row.ts';
import type { Row } from './row.ts';

const ROWS = join(import.meta.dirname, 'rows');

/** All rows, by the name of their file. Throws on a file that does not follow the schema. */
export function readRows(): ReadonlyMap<string, readonly Row[]> {
  return new Map(
    readdirSync(ROWS)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => {
        const text: unknown = JSON.parse(readFileSync(join(ROWS, name), 'utf8'));
        return [name.slice(0, -'.json'.length), rowFileSchema.parse(text)];
      }),
  );
}

/** All rows, one after the other. */
export function serverRows(): readonly Row[] {
  return [...readRows().values()].flat();
}

/** The name or address that a row is about. */
export function subjectOf(row: Row): string {
  return 'host' in row ? row.host : row.address;
}
