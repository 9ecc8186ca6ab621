import type { ShellEvent } from '../../contract/shell.ts';

/** Hands events to whoever listens. A listener's fault is its own. */
export class EventHub {
  readonly #listeners = new Set<(event: ShellEvent) => void>();

  readonly on = (listener: (event: ShellEvent) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  emit(event: ShellEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
