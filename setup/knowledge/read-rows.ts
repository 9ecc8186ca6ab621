import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

/** One row and the file it stands in. */
export interface FoundRow<T> {
  readonly file: string;
  readonly row: T;
}

/** Reads the YAML files of a folder, or one YAML file, in code-unit order of their names. A file holds one row, a list
 *  of rows, or a list under `rows`.
 *  @throws Error that names the file and what is wrong. */
export async function readRows<T>(at: URL, schema: z.ZodType<T>): Promise<FoundRow<T>[]> {
  const files = at.pathname.endsWith('/') ? await yamlFiles(at) : [at];
  const found: FoundRow<T>[] = [];
  for (const file of files) {
    const name = file.pathname.split('/').slice(-2).join('/');
    for (const value of rowsIn(parse(await readFile(file, 'utf8')))) {
      const parsed = schema.safeParse(value);
      if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
      found.push({ file: name, row: parsed.data });
    }
  }
  return found;
}

async function yamlFiles(folder: URL): Promise<URL[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => new URL(name, folder));
}

function rowsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows)) return value.rows;
  return [value];
}
