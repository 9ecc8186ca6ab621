import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './run.mjs';

const FOLDER = join(ROOT, 'node_modules', 'electron');
const SCRATCH = join(ROOT, 'node_modules', '.earshot-electron');
const FAILED = join(ROOT, 'node_modules', '.earshot-electron-failed');
/** A download that has not moved for this long will not: a blocked line often gives no error at all. */
const STALLED_MS = 15_000;
/** After a failure, try again a day later and not at every start. */
const RETRY_MS = 24 * 3600 * 1000;

/** Path of Electron's program, null where its binary is not there. It comes from Electron's own site, which not every
 *  network reaches, so this is the one download that may fail.
 *  @returns {string | null} */
export function electronProgram() {
  const pathFile = join(FOLDER, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(FOLDER, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : null;
}

/** Fetches Electron's binary where it can be had.
 *  @param {string} node @returns {Promise<string | null>} its program, or null after one line to the person */
export async function fetchElectron(node) {
  const there = electronProgram();
  if (there !== null) return there;
  if (!failedLately() && (await download(node))) {
    const program = electronProgram();
    if (program !== null) return program;
  }
  say('Electron could not be downloaded here; Earshot uses Chromium instead.');
  return null;
}

function failedLately() {
  return existsSync(FAILED) && Date.now() - statSync(FAILED).mtimeMs < RETRY_MS;
}

/** Runs the package's own installer, which checks the download against the hashes it carries.
 *  @param {string} node @returns {Promise<boolean>} */
async function download(node) {
  mkdirSync(SCRATCH, { recursive: true });
  const env = {
    ...process.env,
    TMPDIR: SCRATCH,
    TMP: SCRATCH,
    TEMP: SCRATCH,
    electron_config_cache: join(SCRATCH, 'cache'),
  };
  const child = spawn(node, [join(FOLDER, 'install.js')], { env, stdio: 'ignore' });
  let size = 0;
  let movedAt = Date.now();
  const watch = setInterval(() => {
    const now = sizeOf(SCRATCH) + sizeOf(join(FOLDER, 'dist'));
    if (now !== size) movedAt = Date.now();
    else if (Date.now() - movedAt > STALLED_MS) child.kill('SIGKILL');
    size = now;
  }, 500);
  const ok = await new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
  clearInterval(watch);
  rmSync(SCRATCH, { recursive: true, force: true });
  if (!ok) writeFileSync(FAILED, '');
  return ok;
}

/** @param {string} folder @returns {number} octets in it */
function sizeOf(folder) {
  if (!existsSync(folder)) return 0;
  let octets = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) octets += sizeOf(path);
    else octets += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }
  return octets;
}
