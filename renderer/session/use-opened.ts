import { useEffect } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import type { Reading, Trouble } from '../store/state.ts';
import { useEarshot, useStore } from '../store/store-context.tsx';

export type OpenedState =
  | { readonly is: 'opened'; readonly opened: Opened }
  | { readonly is: 'failed'; readonly problem: Trouble }
  | { readonly is: 'reading'; readonly reading: Reading | null };

/** A session's results. Asks for them when they are not there yet, and again when the shell says that they are ready. */
export function useOpened(sessionId: string): OpenedState {
  const store = useStore();
  const opened = useEarshot((state) => state.opened[sessionId]);
  const problem = useEarshot((state) => state.failed[sessionId]);
  const reading = useEarshot((state) => state.reading[sessionId]);
  // When the reading ends, whatever the end, it is asked once more.
  const idle = reading === undefined;
  useEffect(() => {
    if (!opened && !problem) void store.openSession(sessionId);
  }, [store, sessionId, opened, problem, idle]);
  if (opened) return { is: 'opened', opened };
  if (problem) return { is: 'failed', problem };
  return { is: 'reading', reading: reading ?? null };
}
