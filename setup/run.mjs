import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Says one line to the person. On stderr: stdout belongs to the command that runs after the set-up.
 *  @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a program to its end. Its stdout goes to our stderr unless `quiet`.
 *  @param {string} program
 *  @param {readonly string[]} args
 *  @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, input?: string, timeoutMs?: number, shell?: boolean }} [options]
 *  @returns {{ ok: boolean, code: number, output: string }} `output` only when `quiet`. */
export function run(program, args, options = {}) {
  const { cwd = ROOT, env = process.env, quiet = false, input, timeoutMs, shell = false } = options;
  const done = spawnSync(program, [...args], {
    cwd,
    env,
    shell,
    encoding: 'utf8',
    input: input ?? '',
    stdio: quiet ? 'pipe' : ['pipe', 2, 2],
    maxBuffer: 64 * 1024 * 1024,
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  const code = done.status ?? 1;
  return { ok: code === 0 && !done.error, code, output: quiet ? `${done.stdout ?? ''}${done.stderr ?? ''}` : '' };
}

/** Is a program of this name there to be started?
 *  @param {string} program
 *  @param {readonly string[]} [args] */
export function has(program, args = ['--version']) {
  return run(program, args, { quiet: true, timeoutMs: 10_000 }).ok;
}
