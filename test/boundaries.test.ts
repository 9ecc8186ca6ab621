/** A check that cannot fail is none: forbidden imports are planted in a copy of the tree, and each must be seen. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBoundaries } from '../setup/boundaries.mjs';

const TOP = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['main', 'renderer', 'knowledge', 'test', 'setup'];

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'earshot-boundaries-'));
  const isSource = (path: string): boolean => !/\.(?:table|json|pcap|pcapng|png|woff2)$/.test(path);
  for (const folder of FOLDERS) await cp(join(TOP, folder), join(copy, folder), { recursive: true, filter: isSource });
  await symlink(join(TOP, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

/** Breaches of one planted file, as `from -> to`. */
async function planted(path: string, source: string): Promise<string[]> {
  const file = join(copy, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, source);
  try {
    const { breaches } = await checkBoundaries(copy);
    return breaches.filter(({ from }) => from === path).map(({ from, to, why }) => `${from} -> ${to}: ${why}`);
  } finally {
    await rm(file);
  }
}

test('the tree holds to the table, and the check saw it', async () => {
  const { modules, breaches } = await checkBoundaries(TOP);
  expect(breaches).toEqual([]);
  expect(modules).toBeGreaterThan(50);
});

test.each([
  [
    'an upward import',
    'main/analysis/dissect/planted.ts',
    "export * from '../detect/detector.ts';\n",
    'main/analysis/detect/detector.ts',
  ],
  [
    'an upward import of a type',
    'main/analysis/bytes/planted.ts',
    "export type { Field } from '../model/field.ts';\n",
    'main/analysis/model/field.ts',
  ],
  ['a file of Node’s in the engine', 'main/analysis/dissect/planted.ts', "export * from 'node:fs';\n", 'fs'],
  [
    'compression outside the one file that may',
    'main/analysis/bytes/planted.ts',
    "export * from 'node:zlib';\n",
    'zlib',
  ],
  [
    'a renderer that reaches past the contract',
    'renderer/planted.ts',
    "export * from '../main/analysis/model/field.ts';\n",
    'main/analysis/model/field.ts',
  ],
  [
    'a renderer that reaches for a service',
    'renderer/planted.ts',
    "export * from '../main/shell/services/services.ts';\n",
    'main/shell/services/services.ts',
  ],
  ['Node in the renderer', 'renderer/planted.ts', "export * from 'node:path';\n", 'path'],
  [
    'a package that the room may not use',
    'main/contract/planted.ts',
    "export * from 'commander';\n",
    'node_modules/commander/',
  ],
  [
    'Electron outside its shell',
    'main/sessions/planted.ts',
    "export { app } from 'electron';\n",
    'node_modules/electron/',
  ],
  [
    'a test that ships',
    'main/shell/electron/planted.ts',
    "export * from './shell.fixture.ts';\n",
    'main/shell/electron/shell.fixture.ts',
  ],
  ['a path that leads nowhere', 'main/contract/planted.ts', "export * from './not-there.ts';\n", './not-there.ts'],
])('%s is seen', async (_name, path, source, to) => {
  const breaches = await planted(path, source);
  expect(breaches).toHaveLength(1);
  expect(breaches[0]).toContain(`${path} -> ${to}`);
});

test('a room that is not in the table is seen, imports or none', async () => {
  expect(await planted('main/extras/planted.ts', 'export const a = 1;\n')).toEqual([
    'main/extras/planted.ts -> : lies in no room: put its folder into setup/rooms.mjs first',
  ]);
});

test('a circle is seen, unless it is one of types alone', async () => {
  await writeFile(join(copy, 'main/contract/round.ts'), "import { a } from './planted.ts';\nexport const b = a;\n");
  expect(await planted('main/contract/planted.ts', "import { b } from './round.ts';\nexport const a = b;\n")).toEqual([
    'main/contract/planted.ts -> main/contract/round.ts: closes a circle of imports',
  ]);
  await writeFile(join(copy, 'main/contract/round.ts'), "import type { A } from './planted.ts';\nexport type B = A;\n");
  expect(
    await planted('main/contract/planted.ts', "import type { B } from './round.ts';\nexport type A = B;\n"),
  ).toEqual([]);
  await rm(join(copy, 'main/contract/round.ts'));
});

test('what is allowed is allowed', async () => {
  const good = "import { Cursor } from '../bytes/cursor.ts';\nexport const a = new Cursor(new Uint8Array());\n";
  expect(await planted('main/analysis/dissect/planted.ts', good)).toEqual([]);
});

test('a message names what the room may import', async () => {
  const [breach] = await planted('main/analysis/dissect/planted.ts', "export * from 'node:fs';\n");
  expect(breach).toContain(
    'may import: main/analysis/bytes, main/analysis/model; from npm: nothing; from Node: nothing',
  );
});
