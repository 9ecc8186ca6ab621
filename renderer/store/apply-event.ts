import type { ShellEvent } from '../../main/contract/shell.ts';
import type { EarshotState, Live, LiveEvent } from './state.ts';

/** As many bars as the drawing on the live page has room for. */
export const PULSE_SECONDS = 126;

/** The state after an event. Pure, so that a test can play a recording. */
export function applyEvent(state: EarshotState, event: ShellEvent): EarshotState {
  const id = event.sessionId;
  switch (event.type) {
    case 'live':
      return { ...state, live: { ...state.live, [id]: nextLive(state.live[id], event) } };
    case 'progress':
      return {
        ...state,
        reading: { ...state.reading, [id]: { doneBytes: event.doneBytes, totalBytes: event.totalBytes } },
      };
    case 'ready':
      // An older copy is dropped: the page asks for the new one. A recording that is read is no longer live.
      return {
        ...state,
        reading: without(state.reading, id),
        failed: without(state.failed, id),
        opened: without(state.opened, id),
        live: without(state.live, id),
      };
    case 'failed':
      return { ...state, reading: without(state.reading, id), failed: { ...state.failed, [id]: event.problem } };
  }
}

function nextLive(before: Live | undefined, event: LiveEvent): Live {
  if (!before) return { last: event, pulse: [] };
  const seconds = Math.floor(event.seconds) - Math.floor(before.last.seconds);
  if (seconds <= 0) return { ...before, last: event };
  // Events may come less often than each second: what came in between is spread evenly over the seconds they skip.
  const each = Math.max(0, event.packets - before.last.packets) / seconds;
  const fresh = Array.from({ length: Math.min(seconds, PULSE_SECONDS) }, () => each);
  return { last: event, pulse: [...before.pulse, ...fresh].slice(-PULSE_SECONDS) };
}

export function without<V>(all: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> {
  const { [key]: _gone, ...rest } = all;
  return rest;
}
