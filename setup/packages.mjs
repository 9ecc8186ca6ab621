import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carriedNodeFolder, outsideNode } from './node.mjs';
import { ROOT, run, say } from './run.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

const STAMP = 'node_modules/.earshot-stamp';
/** npm puts the reason first and its manual after it. */
const LINES_TOLD = 8;

/** Installs exactly what the lock file names, once per lock file. No package runs a script of its own while it is
 *  installed, whatever the version of npm: what may be built is built by `buildPackages`. */
export function installPackages() {
  const hash = hashOf(['package-lock.json'], `${process.platform}-${process.arch}`);
  if (isStamped(STAMP, hash)) return;
  say('Installing the packages that the lock file names (one to two minutes the first time) …');
  const { ok, output } = npm(['ci', '--ignore-scripts', '--loglevel=error', '--no-fund', '--no-audit']);
  if (!ok)
    throw new Error(
      `npm could not install the packages. It said:\n${output.trim().split('\n').slice(0, LINES_TOLD).join('\n')}`,
    );
  stamp(STAMP, hash);
}

/** Packages that may run their own build and have not: `allowScripts` in package.json lists the few that may.
 *  @returns {string[]} */
export function packagesToBuild() {
  const { allowScripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const names = Object.keys(allowScripts).map((spec) => spec.replace(/(?<=.)@[^@/]*$/, ''));
  return names.filter((name) => !existsSync(join(ROOT, 'node_modules', name, 'build', 'Release')));
}

export function buildPackages() {
  for (const name of packagesToBuild()) {
    const { ok } = npm(['rebuild', name, '--ignore-scripts=false', '--loglevel=silent']);
    if (!ok) say(`The package ${name} could not be built here; Earshot does without it.`);
  }
}

/** @param {readonly string[]} args */
function npm(args) {
  const cli = process.env['npm_execpath'];
  const options = { quiet: true, env: environment() };
  if (cli !== undefined && /npm-cli\.[cm]?js$/.test(cli)) return run(outsideNode(), [cli, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Native packages must be built against the Node that will load them: a `nodedir` in the user's own npm settings
 *  names another one, and what was built then fails to load. The Windows package carries no headers. */
function environment() {
  const kept = Object.entries(process.env).filter(([name]) => name.toLowerCase() !== 'npm_config_nodedir');
  const headers = process.platform === 'win32' ? null : carriedNodeFolder();
  return { ...Object.fromEntries(kept), ...(headers === null ? {} : { npm_config_nodedir: headers }) };
}
