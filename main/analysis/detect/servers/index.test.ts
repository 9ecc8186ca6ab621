import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serverDetectors } from './index.ts';

/** Files that are no rule. */
const OTHERS = ['index.ts', 'server-detector.ts'];

test("the list holds every rule of the folder, by its file's name, in alphabetical order", () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !OTHERS.includes(name),
  );
  expect(serverDetectors.map((one) => `${one.id}.ts`)).toEqual(files.sort());
});

test('every rule has a version', () => {
  for (const { version } of serverDetectors) expect(version).toBeGreaterThanOrEqual(1);
});
