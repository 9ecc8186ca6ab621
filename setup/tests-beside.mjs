/** Every source file of the engine has a test of its name beside it. Files that hold types alone are exempt: there is
 *  nothing in them to run. `node setup/tests-beside.mjs [FOLDER]`. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripTypeScriptTypes } from 'node:module';
import { ROOT } from './run.mjs';

/** An empty list here would mean that the check itself is broken. */
const LEAST_SOURCES = 5;

/** @param {string} folder @returns {{ sources: number, untested: string[] }} */
export function checkTestsBeside(folder) {
  const sources = globSync('main/analysis/**/*.ts', { cwd: folder })
    .filter((path) => !/\.(?:test|fixture|d)\.ts$/.test(path))
    .filter((path) => hasCode(readFileSync(join(folder, path), 'utf8')))
    .toSorted();
  const untested = sources.filter((path) => !existsSync(join(folder, path.replace(/\.ts$/, '.test.ts'))));
  return { sources: sources.length, untested };
}

/** Is anything left to run when types, comments and bare re-exports are taken away?
 *  @param {string} source */
function hasCode(source) {
  const code = stripTypeScriptTypes(source)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/\bexport\s*\{[^}]*\}(?:\s*from\s*'[^']*')?/g, '')
    .replace(/\bimport\s[^;]*;/g, '');
  return /[^\s;]/.test(code);
}

if (process.argv[1] === import.meta.filename) {
  const { sources, untested } = checkTestsBeside(process.argv[2] ?? ROOT);
  for (const path of untested) process.stdout.write(`${path} has no ${path.replace(/\.ts$/, '.test.ts')} beside it\n`);
  process.stdout.write(`${sources} sources of the engine, ${untested.length} without a test of their name\n`);
  process.exitCode = sources < LEAST_SOURCES || untested.length > 0 ? 1 : 0;
}
