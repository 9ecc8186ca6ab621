import { spawn } from 'node:child_process';

/** Runs a program in our place: its input, output, signals and exit code are ours.
 *  @param {string} program @param {readonly string[]} args @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 *  @returns {Promise<number>} exit code */
export function handOver(program, args, options = {}) {
  const child = spawn(program, [...args], { ...options, stdio: 'inherit' });
  // Ctrl-C reaches the child by itself where there is a terminal; sent on again it would count as "stop at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : 15)));
  });
}
