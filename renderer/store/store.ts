import type { Consent } from '../../main/contract/session.ts';
import type { Mine, Settings } from '../../main/contract/settings.ts';
import type { Shell } from '../../main/contract/shell.ts';
import { applyEvent, without } from './apply-event.ts';
import { emptyState, type EarshotState } from './state.ts';
import { troubleOf } from './trouble-of.ts';

export interface Store {
  get(): EarshotState;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
  refreshCapture(): Promise<void>;
  /** Each of these four gives the id of the session to look at, or null where something went wrong (see `problem`). */
  startCapture(device: string | null, whose: Consent['whose'], title: string): Promise<string | null>;
  stopCapture(sessionId: string): Promise<string | null>;
  openSample(): Promise<string | null>;
  openFile(file: File): Promise<string | null>;
  openSession(sessionId: string): Promise<void>;
  deleteSession(sessionId: string): Promise<void>;
  /** The name of the file, or null. */
  savePdf(sessionId: string): Promise<string | null>;
  saveSettings(settings: Omit<Settings, 'mine'>, mine: readonly Mine[]): Promise<void>;
  forgetProblem(): void;
  /** What went wrong with this session is no reason not to try again. */
  forgetFailure(sessionId: string): void;
}

/** One store over one shell: commands go out, events come in, the pages draw the state. */
export function createStore(shell: Shell): Store {
  let state = emptyState;
  const listeners = new Set<() => void>();

  const set = (next: Partial<EarshotState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  shell.on((event) => {
    set(applyEvent(state, event));
    if (event.type === 'ready' || event.type === 'failed') void attempt(refresh);
  });

  /** Runs what the user asked for; what goes wrong is shown as a sentence, not thrown. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    set({ problem: null });
    try {
      return await work();
    } catch (error) {
      set({ problem: troubleOf(error) });
      return null;
    }
  };

  const refresh = async (): Promise<void> => set({ app: await shell.send('app-state', {}) });
  const refreshCapture = async (): Promise<void> => set({ capture: await shell.send('capture-state', {}) });
  /** Until the first progress comes, nobody knows how long it takes. */
  const beginReading = (sessionId: string): string => {
    // What has ended already needs no waiting for: its event came before the answer.
    if (!state.opened[sessionId] && !state.failed[sessionId]) {
      set({ reading: { ...state.reading, [sessionId]: { doneBytes: 0, totalBytes: null } } });
    }
    return sessionId;
  };

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: async () => void (await attempt(refresh)),
    refreshCapture: async () => void (await attempt(refreshCapture)),
    startCapture: (device, whose, title) =>
      attempt(async () => {
        const answer = await shell.send('start-capture', {
          interface: device,
          consent: { whose, allAgreed: true },
          title,
        });
        return answer.sessionId;
      }),
    stopCapture: (sessionId) =>
      attempt(async () => {
        beginReading(sessionId);
        await shell.send('stop-capture', { sessionId });
        return sessionId;
      }),
    openSample: () => attempt(async () => beginReading((await shell.send('open-sample', {})).sessionId)),
    openFile: (file) =>
      attempt(async () => beginReading((await shell.send('open-file', await shell.giveFile(file))).sessionId)),
    async openSession(sessionId) {
      try {
        const opened = await shell.send('open-session', { sessionId });
        set({ opened: { ...state.opened, [sessionId]: opened }, reading: without(state.reading, sessionId) });
      } catch (error) {
        // While it is being read it cannot be opened yet: the event `ready` will say when.
        if (!state.reading[sessionId]) set({ failed: { ...state.failed, [sessionId]: troubleOf(error) } });
      }
    },
    async deleteSession(sessionId) {
      await attempt(async () => {
        await shell.send('delete-session', { sessionId });
        set({ opened: without(state.opened, sessionId), failed: without(state.failed, sessionId) });
        await refresh();
      });
    },
    savePdf: (sessionId) => attempt(async () => (await shell.send('save-pdf', { sessionId })).savedAs),
    async saveSettings(settings, mine) {
      await attempt(async () => {
        await shell.send('set-settings', { settings: { ...settings, mine: [...mine] } });
        set({ mine });
        await refresh();
      });
    },
    forgetProblem: () => set({ problem: null }),
    forgetFailure: (sessionId) => set({ failed: without(state.failed, sessionId) }),
  };
}
