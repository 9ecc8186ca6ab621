import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Dissector } from './dissector.ts';
import { dissectors } from './index.ts';

const here = new URL('.', import.meta.url);

function isDissector(value: unknown): value is Dissector {
  return typeof value === 'object' && value !== null && 'recognise' in value && 'open' in value && 'name' in value;
}

test('lists every dissector of the folders, once, by name', async () => {
  const found = new Set<string>();
  for (const file of readdirSync(here, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /\.(?:test|fixture)\.ts$/.test(file) || file.endsWith('index.ts')) continue;
    const exports: unknown[] = Object.values((await import(new URL(file, here).href)) as object);
    for (const value of exports) if (isDissector(value)) found.add(value.name);
  }
  expect(dissectors.map(({ name }) => name)).toEqual([...found].sort());
});
