/** A shell for the tests, as a script that runs in the page before the renderer: the same commands and events, answers
 *  from the fixture, nothing behind it. */
import type { Opened } from '../main/contract/shell.ts';
import { appState, blockedCapture, captureState, opened } from './opened.fixture.ts';

export interface FakeShellChoices {
  /** The program may not record yet. */
  readonly blocked?: boolean;
  /** `open-file` fails with `not-a-capture`. */
  readonly badFile?: boolean;
  /** Another session than the usual one. */
  readonly opened?: Opened;
  readonly lang?: string;
  readonly dir?: 'rtl';
}

export function fakeShell(choices: FakeShellChoices = {}): string {
  const data = {
    appState,
    captureState: choices.blocked ? blockedCapture : captureState,
    opened: choices.opened ?? opened,
    badFile: choices.badFile === true,
  };
  return `(${inPage.toString()})(${JSON.stringify(data)});`;
}

interface Data {
  readonly appState: typeof appState;
  readonly captureState: typeof captureState;
  readonly opened: typeof opened;
  readonly badFile: boolean;
}

/** Runs in the page; uses nothing from outside itself. */
function inPage(data: Data): void {
  const listeners = new Set<(event: unknown) => void>();
  const emit = (event: unknown): void => {
    for (const listener of listeners) listener(event);
  };
  const sent: { name: string; input: unknown }[] = [];
  let state = { ...data.appState };
  const sessionId = data.opened.session.id;
  let busy = false;
  const analyse = (): { sessionId: string } => {
    busy = true;
    setTimeout(() => emit({ type: 'progress', sessionId, doneBytes: 38, totalBytes: 100 }), 50);
    setTimeout(() => {
      busy = false;
      emit({ type: 'ready', sessionId });
    }, 300);
    return { sessionId };
  };
  const record = (): { sessionId: string } => {
    let seconds = 250;
    let packets = 11_000;
    const tick = (): void => {
      seconds += 1;
      packets += 40 + ((seconds * 7) % 60);
      emit({
        type: 'live',
        sessionId: 'live-1',
        seconds,
        packets,
        droppedPackets: 0,
        bytes: packets * 800,
        ownPackets: 3,
        apps: [
          { name: 'Lounge', packets: packets - 500 },
          { name: 'Quillmail', packets: 482 },
        ],
        findings: [
          {
            kind: 'identifier-exposed',
            subject: 'account',
            app: 'Lounge',
            confidence: 'confirmed',
            reason: 'own-value',
            detector: 'own-value',
          },
          {
            kind: 'identifier-exposed',
            subject: 'room',
            app: 'Lounge',
            confidence: 'likely',
            reason: 'key-name',
            detector: 'key-name',
          },
        ],
      });
    };
    tick();
    const timer = setInterval(tick, 50);
    Object.assign(window, { earshotStop: () => clearInterval(timer) });
    return { sessionId: 'live-1' };
  };
  const fail = (code: string, values: Record<string, string>): never => {
    throw Object.assign(new Error(code), { code, values });
  };
  const handlers: Record<
    string,
    (input: { sessionId?: string; settings?: typeof state.settings & { mine: { kind: string }[] } }) => unknown
  > = {
    'app-state': () => state,
    'set-settings': ({ settings }) => {
      if (settings) {
        const { mine, ...rest } = settings;
        state = { ...state, settings: rest, mineKinds: mine.map((each) => each.kind) };
      }
      return {};
    },
    'capture-state': () => data.captureState,
    'start-capture': record,
    'stop-capture': () => {
      setTimeout(() => emit({ type: 'ready', sessionId: 'live-1' }), 100);
      return {};
    },
    'open-sample': analyse,
    'open-file': () => (data.badFile ? fail('not-a-capture', { name: 'interview.mp4' }) : analyse()),
    'open-session': ({ sessionId: id }) => {
      if (id === 'no-such' || busy) return fail('no-session', { name: String(id) });
      return data.opened;
    },
    'delete-session': ({ sessionId: id }) => {
      state = { ...state, sessions: state.sessions.filter((each) => each.id !== id) };
      return {};
    },
    'save-pdf': () => ({ savedAs: 'report.pdf' }),
  };
  Object.assign(window, {
    earshotEmit: emit,
    earshotSent: sent,
    earshot: {
      send: async (name: string, input: object) => {
        sent.push({ name, input });
        return handlers[name]?.(input);
      },
      on: (listener: (event: unknown) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      giveFile: async (file: File) => ({ handle: 'h1', name: file.name }),
    },
  });
}
