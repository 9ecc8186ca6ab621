/** Everything that ships, and everything that it pulls in, is under a licence that lets it ship. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ROOMS } from '../setup/rooms.mjs';

/** SPDX names. None asks more than a credit line and the licence's text. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

const top = new URL('../', import.meta.url);
const names = z.record(z.string(), z.string()).default({});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dependencies: names, optionalDependencies: names }),
  ),
});
const manifestSchema = z.object({
  dependencies: names,
  optionalDependencies: names,
  license: z.string().optional(),
  /** The old form: `cap` still has it. */
  licenses: z.array(z.object({ type: z.string() })).optional(),
});
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, top), 'utf8'));

const lock = lockSchema.parse(readJson('package-lock.json'));
const own = manifestSchema.parse(readJson('package.json'));

/** What is in the app: the production packages, and what a shipping room may bundle, whichever list it stands in. */
function shipped(): string[] {
  const bundled = Object.values(ROOMS)
    .flatMap(({ npm = [] }) => npm)
    .flatMap((name) => (name.includes('/') || !name.startsWith('@') ? [name] : scoped(name)))
    .filter((name) => name !== 'electron');
  return [...new Set([...Object.keys(own.dependencies), ...bundled, ...Object.keys(own.optionalDependencies)])];
}

function scoped(scope: string): string[] {
  return Object.keys(lock.packages)
    .map((path) => path.replace(/^node_modules\//, ''))
    .filter((name) => name.startsWith(`${scope}/`) && name.split('/').length === 2);
}

/** Folders in node_modules of all that `names` reach, each found as Node would find it. */
function closure(roots: readonly string[]): string[] {
  const reached = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    if (folder === null || reached.has(folder)) return;
    reached.add(folder);
    const entry = lock.packages[folder];
    for (const next of Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies })) visit(next, folder);
  };
  for (const name of roots) visit(name, '');
  return [...reached].toSorted();
}

function folderOf(name: string, from: string): string | null {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const folder = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (folder in lock.packages) return folder;
    if (base === '') return null;
  }
}

/** As the package itself says; as the lock file says for what is meant for another machine and so is not here. */
function licenceOf(folder: string): string {
  const path = new URL(`${folder}/package.json`, top);
  if (!existsSync(path)) return lock.packages[folder]?.license ?? 'none';
  const { license, licenses } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return license ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none';
}

function isAllowed(licence: string): boolean {
  const alternatives = licence.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((each) => each.split(' AND ').every((name) => ALLOWED.has(name.trim())));
}

test('every package that ships is under a licence on the list', () => {
  const folders = closure(shipped());
  expect(folders.length).toBeGreaterThan(20);
  const licences = folders.map((folder) => ({ folder, licence: licenceOf(folder) }));
  expect(licences.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

test('the list can say no', () => {
  for (const licence of ['GPL-3.0-only', 'AGPL-3.0', 'none', 'UNLICENSED', 'MIT AND GPL-2.0', 'CC-BY-NC-SA-4.0'])
    expect(isAllowed(licence), licence).toBe(false);
  for (const licence of ['MIT', '(MIT OR GPL-2.0)', 'BSD-3-Clause AND MIT'])
    expect(isAllowed(licence), licence).toBe(true);
});

test('no version is left to chance', () => {
  const all = { ...own.dependencies, ...own.optionalDependencies };
  for (const [name, version] of Object.entries(all)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});
