import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EarshotError, type ErrorCode } from '../contract/errors.ts';
import { grantCommand } from './grant-command.ts';

const IN_CHECKOUT = fileURLToPath(new URL('../../native/build/earshot-capture', import.meta.url));
const ANSWER_MS = 5_000; // --list and --check answer in milliseconds; a hung driver must not hang the page
const MAX_ANSWER = 1024 * 1024; // octets; a thousand interfaces fit in a quarter of it

/** The helper's path where it is built and may be run, else null. A package passes its own place. */
export async function findHelper(path: string = IN_CHECKOUT): Promise<string | null> {
  try {
    await access(path, constants.X_OK);
    return path;
  } catch {
    return null;
  }
}

/** How a short run of the helper ended. `code` null: it was killed or could not start. */
export interface HelperAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the helper for an answer (`--list`, `--check`), never for packets. */
export function askHelper(path: string, args: readonly string[]): Promise<HelperAnswer> {
  return new Promise((resolve) => {
    const options = { timeout: ANSWER_MS, killSignal: 'SIGKILL', maxBuffer: MAX_ANSWER, env: {} } as const;
    execFile(path, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, stdout, stderr });
    });
  });
}

/** What the helper says on stderr: one JSON line. Null where it said nothing of that shape. */
export interface HelperProblem {
  readonly error: string;
  readonly detail: string;
}

export function parseHelperProblem(stderr: string): HelperProblem | null {
  for (const line of stderr.split('\n')) {
    if (!line.startsWith('{')) continue;
    try {
      const said: unknown = JSON.parse(line);
      if (typeof said !== 'object' || said === null || !('error' in said) || typeof said.error !== 'string') continue;
      const detail = 'detail' in said && typeof said.detail === 'string' ? said.detail : '';
      return { error: said.error, detail };
    } catch {
      continue; // not ours: a line of the loader or of a library
    }
  }
  return null;
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  'no-permission': 'no-capture-right',
  'no-device': 'no-interface',
};

/** The helper's words as our error. `bad-filter`, `open-failed`, `device-lost`, `write-failed` and silence are all
 *  `capture-failed`; `reason` keeps them apart. */
export function helperError(problem: HelperProblem | null, interfaceName: string, path: string): EarshotError {
  const code = CODES[problem?.error ?? ''] ?? 'capture-failed';
  const values = { interface: interfaceName, reason: problem?.error ?? 'stopped', detail: problem?.detail ?? '' };
  const command = code === 'no-capture-right' ? grantCommand(path) : null;
  return new EarshotError(code, command === null ? values : { ...values, command });
}
