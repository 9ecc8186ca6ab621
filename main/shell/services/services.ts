import type { CommandIn, CommandName, CommandOut, ShellEvent } from '../../contract/shell.ts';

/** Everything Earshot does (capture, analyse, sessions, report), without a window. One set of services stands behind
 *  both shells; a shell only carries commands in and events out. Inputs were checked against the contract's schemas
 *  before they get here. What goes wrong is thrown as an `EarshotError`. */
export interface Services {
  handle<K extends CommandName>(name: K, input: CommandIn<K>): Promise<CommandOut<K>>;
  /** Hands every event to `listener` until the function it returns is called. */
  on(listener: (event: ShellEvent) => void): () => void;
  /** Takes the bytes of a chosen or dropped file; `open-file` takes the handle. */
  giveFile(bytes: AsyncIterable<Uint8Array>, name: string): Promise<{ handle: string; name: string }>;
  /** Ends captures, analyses and child processes. Nothing may be called after it. */
  close(): Promise<void>;
}
