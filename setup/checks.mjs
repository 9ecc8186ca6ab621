import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';

/** Result of one check. `counts` where the check is made of many tests.
 *  @typedef {{ ok: boolean, counts?: { passed: number, failed: number, skipped: number } }} Outcome */

/** @typedef {{ says: string, run: (node: string) => Outcome }} Check */

/** Every check of `npm test`, in order: the quick ones first. One alone: `node setup/test.mjs --only NAME`.
 *  @type {Readonly<Record<string, Check>>} */
export const CHECKS = {
  format: { says: 'every file is formatted alike', run: tool('oxfmt/bin/oxfmt', '--check', '.') },
  lint: { says: 'no any, no floating promise, no clock in the engine, …', run: tool('oxlint/bin/oxlint', '--quiet') },
  types: { says: 'all of it type-checks', run: tool('typescript/bin/tsc', '-p', 'tsconfig.json') },
  'types-engine': {
    says: 'the engine type-checks without Node, browser and clock',
    run: tool('typescript/bin/tsc', '-p', 'tsconfig.engine.json'),
  },
  boundaries: { says: 'no room imports what it may not', run: script('setup/boundaries.mjs') },
  unused: { says: 'no unused file, export or package', run: tool('knip/bin/knip.js', '--no-progress') },
  'tests-beside': { says: 'every source of the engine has its test', run: script('setup/tests-beside.mjs') },
  vitest: { says: 'the tests', run: vitest },
};

/** @param {string} bin under node_modules @param {...string} args @returns {Check['run']} */
function tool(bin, ...args) {
  return (node) => ({ ok: run(node, [join('node_modules', bin), ...args]).ok });
}

/** @param {string} file @returns {Check['run']} */
function script(file) {
  return (node) => ({ ok: run(node, ['--disable-warning=ExperimentalWarning', file]).ok });
}

/** @param {string} node @returns {Outcome} */
function vitest(node) {
  const file = join(ROOT, 'node_modules', '.earshot-vitest.json');
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { ok } = run(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  const result = readResult(file);
  if (result === null) return { ok: false };
  const counts = { passed: result.numPassedTests, failed: result.numFailedTests, skipped: result.numPendingTests };
  return { ok: ok && counts.passed > 0, counts };
}

/** @param {string} file @returns {{ numPassedTests: number, numFailedTests: number, numPendingTests: number } | null} */
function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // vitest broke before it could write: that is a failure, told by its own output
  }
}
