import type { Failing } from './fuzz-pool.ts';

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What came out, one line for each kind of failure. */
export class Report {
  inputs = 0;
  readonly first = new Map<string, Failing>();
  readonly #times = new Map<string, number>();

  take(failing: Failing): void {
    this.#times.set(failing.fault, (this.#times.get(failing.fault) ?? 0) + 1);
    if (this.first.has(failing.fault)) return;
    this.first.set(failing.fault, failing);
    say(`Fails: ${failing.fault} (${failing.id}, ${failing.bytes.length} octets)`);
  }

  end(): number {
    say(`${this.inputs} inputs, ${this.#times.size} kinds of failure.`);
    for (const [fault, times] of this.#times) say(`  ${times} times ${fault}`);
    return this.#times.size > 0 ? 1 : 0;
  }
}
