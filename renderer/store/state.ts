import type { ProblemData } from '../../main/contract/errors.ts';
import type { Mine } from '../../main/contract/settings.ts';
import type { CaptureState, CommandOut, Opened, ShellEvent } from '../../main/contract/shell.ts';

/** An error that was sent, or that nobody is there to send one. */
export type Trouble = ProblemData | 'connection-lost';
export type LiveEvent = Extract<ShellEvent, { type: 'live' }>;

export interface Live {
  readonly last: LiveEvent;
  /** Packets of each second so far, oldest first, at most `PULSE_SECONDS`. */
  readonly pulse: readonly number[];
}

/** What a session is going through while it is not yet ready to be opened. */
export interface Reading {
  readonly doneBytes: number;
  readonly totalBytes: number | null;
}

/** Everything the pages draw from. Replaced as a whole, never changed in place. */
export interface EarshotState {
  readonly app: CommandOut<'app-state'> | null;
  readonly capture: CaptureState | null;
  /** The user's own values. Only here, in memory; the shell gets them with the settings. */
  readonly mine: readonly Mine[];
  readonly live: Readonly<Record<string, Live>>;
  readonly reading: Readonly<Record<string, Reading>>;
  readonly failed: Readonly<Record<string, Trouble>>;
  readonly opened: Readonly<Record<string, Opened>>;
  /** What went wrong last with something the user asked for; null when it was put right. */
  readonly problem: Trouble | null;
}

export const emptyState: EarshotState = {
  app: null,
  capture: null,
  mine: [],
  live: {},
  reading: {},
  failed: {},
  opened: {},
  problem: null,
};
