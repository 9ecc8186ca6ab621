import { spawn } from 'node:child_process';

const COMMAND = new URL('../main/cli/earshot.ts', import.meta.url).pathname;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Sent to standard input, piece by piece. */
  readonly input?: readonly Uint8Array[];
  /** Runs a shell line instead, in which "$@" is the command: for limits that a shell sets. */
  readonly shell?: string;
  readonly cwd?: string;
  /** Kills it after so long: the bound against a hang, far above what any of our files needs. */
  readonly mostMillis?: number;
  readonly uid?: number;
}

const MOST_MILLIS = 120_000;

/** Runs the `earshot` command as a person would, in a process of its own. A run that had to be killed has no code. */
export async function runEarshot(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, input = [], shell, cwd, mostMillis = MOST_MILLIS, uid } = options;
  const command = [process.execPath, COMMAND, ...args];
  const [program = '', ...rest] = shell === undefined ? command : ['sh', '-c', shell, 'sh', ...command];
  const child = spawn(program, rest, {
    env: { ...process.env, ...env },
    cwd,
    timeout: mostMillis,
    killSignal: 'SIGKILL',
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A command that refuses its input before it was read closes the pipe.
  child.stdin.on('error', () => undefined);
  for (const piece of input) child.stdin.write(piece);
  child.stdin.end();
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') };
}
