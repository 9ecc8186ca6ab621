import type { ShellEvent } from '../../contract/shell.ts';

/** Hands events to whoever listens. A listener's fault is its own: neither the work that told nor the other listeners
 *  feel it. */
export class EventHub {
  readonly #listeners = new Set<(event: ShellEvent) => void>();

  readonly on = (listener: (event: ShellEvent) => void): (() => void) => {
    // A wrapper of its own, so that one function may listen twice and leave once.
    const own = (event: ShellEvent): void => listener(event);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  };

  readonly emit = (event: ShellEvent): void => {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch {
        // as above
      }
    }
  };
}
