import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './run.mjs';

/** One hash over files and folders (by name and content), so that work is done again only when its input changed.
 *  Missing ones count as missing. Tests do not count: nothing is built from them.
 *  @param {readonly string[]} paths relative to the top folder
 *  @param {string} [salt] */
export function hashOf(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const file of paths.flatMap((path) => filesUnder(join(ROOT, path)))) {
    hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @param {string} stampFile @param {string} hash */
export function isStamped(stampFile, hash) {
  const file = join(ROOT, stampFile);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

/** @param {string} stampFile @param {string} hash */
export function stamp(stampFile, hash) {
  mkdirSync(dirname(join(ROOT, stampFile)), { recursive: true });
  writeFileSync(join(ROOT, stampFile), hash);
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !BUILT.has(entry.name) && !entry.name.includes('.test.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

const BUILT = new Set(['build', 'dist', 'node_modules']);
