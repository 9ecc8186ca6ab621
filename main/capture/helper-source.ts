import { spawn, type ChildProcess } from 'node:child_process';
import { EarshotError } from '../contract/errors.ts';
import { helperError, parseHelperProblem } from './helper-program.ts';
import type { PacketSource, SourceRequest } from './packet-source.ts';

const STOP_MS = 6_000; // the helper drains in 0.25 s, at most 3 s; then it hangs, and is killed
const MAX_STDERR = 16 * 1024; // characters; one JSON line is all it should say

/** Records through the capture helper: kernel times, drop counts, and no right in this process.
 *
 *  No orphan: the helper stops at the end of its standard input, which the system closes when this process dies in
 *  whatever way. */
export class HelperSource implements PacketSource {
  readonly kind = 'helper';
  readonly tellsDrops = true;
  readonly #path: string;
  readonly #graceMs: number;
  #child: ChildProcess | null = null;
  #exited: Promise<number | null> = Promise.resolve(null);
  #stderr = '';
  #stopped = false;

  constructor(path: string, options: { graceMs?: number } = {}) {
    this.#path = path;
    this.#graceMs = options.graceMs ?? STOP_MS;
  }

  /** For tests and for the table of own processes. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  async *open(request: SourceRequest): AsyncGenerator<Uint8Array> {
    if (this.#child !== null) throw new Error('a source makes one recording');
    if (this.#stopped) return;
    const child = this.#start(request);
    try {
      for await (const chunk of child.stdout) {
        if (chunk instanceof Uint8Array) yield chunk;
      }
      const code = await this.#exited;
      if (code !== 0) throw this.#error(code, request);
    } finally {
      await this.stop();
    }
  }

  #start(request: SourceRequest) {
    const args = ['--device', request.interface];
    if (request.filter !== null && request.filter !== '') args.push('--filter', request.filter);
    const child = spawn(this.#path, args, { stdio: ['pipe', 'pipe', 'pipe'], env: {} });
    this.#child = child;
    this.#exited = new Promise((resolve) => {
      child.once('error', (cause) => {
        this.#stderr += JSON.stringify({ error: 'not-started', detail: 'code' in cause ? String(cause.code) : '' });
        resolve(null);
      });
      child.once('exit', (code) => resolve(code));
    });
    child.stdin.on('error', () => undefined); // it left before we closed its input: the exit code tells why
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(0, MAX_STDERR);
    });
    return child;
  }

  #error(code: number | null, request: SourceRequest): EarshotError {
    const problem = parseHelperProblem(this.#stderr);
    if (code === null && problem?.error === 'not-started') return new EarshotError('no-capture-source');
    return helperError(problem, request.interface, this.#path);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (child === null) return;
    child.stdin?.end();
    const timer = setTimeout(() => child.kill('SIGKILL'), this.#graceMs);
    await this.#exited;
    clearTimeout(timer);
  }
}
