import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { captureState } from '../../capture/choose-source.ts';
import { EarshotError } from '../../contract/errors.ts';
import { TOOL } from '../../contract/tool.ts';
import type { Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import type { CommandIn, CommandName, CommandOut, Opened } from '../../contract/shell.ts';
import { writeProblem, writeWhole } from '../../sessions/atomic-write.ts';
import { REPORT_NAME, SessionStore } from '../../sessions/store.ts';
import { EventHub } from './events.ts';
import { GivenFiles } from './given-files.ts';
import { lawsFor } from './laws.ts';
import { LiveSession } from './live-session.ts';
import { openCaptureFile } from './open-capture.ts';
import type { ShellPorts } from './ports.ts';
import { makeReport } from './report-pdf.ts';
import { loadSample } from './sample.ts';
import type { Services } from './services.ts';
import { analyseIntoSession } from './session-jobs.ts';
import { writeSettingsFile } from './settings-file.ts';
import { sessionRow } from './tell-rows.ts';

type Handlers = { readonly [K in CommandName]: (input: CommandIn<K>) => Promise<CommandOut<K>> };

/** Capture, analyse, sessions, report: what both shells carry. */
export class EarshotServices implements Services {
  readonly #ports: ShellPorts;
  readonly #root: string;
  readonly #store: SessionStore;
  readonly #given: GivenFiles;
  readonly #events = new EventHub();
  readonly #live = new Map<string, LiveSession>();
  #settings: Settings;

  constructor(ports: ShellPorts, root: string, settings: Settings) {
    this.#ports = ports;
    this.#root = root;
    this.#store = new SessionStore(root);
    this.#given = new GivenFiles(root);
    this.#settings = settings;
  }

  readonly on = this.#events.on;

  handle<K extends CommandName>(name: K, input: CommandIn<K>): Promise<CommandOut<K>> {
    return this.#handlers[name](input);
  }

  giveFile(bytes: AsyncIterable<Uint8Array>, name: string): Promise<{ handle: string; name: string }> {
    return this.#given.take(bytes, name);
  }

  async close(): Promise<void> {
    for (const live of this.#live.values()) await live.stop().catch(() => undefined);
    await this.#given.clear();
  }

  /** A recording whose app stopped in the middle is kept and can be opened: all but its last second is on disk. */
  async tidy(): Promise<void> {
    await this.#given.clear();
    for (const session of await this.#store.list()) {
      if (session.state === 'recording') await this.#store.saveSession({ ...session, state: 'left' });
    }
  }

  readonly #handlers: Handlers = {
    'app-state': async () => {
      const sessions = await this.#store.list();
      const rows = sessions.map(async (session) => sessionRow(session, await this.#store.assessment(session.id).catch(() => null)));
      const { mine, ...settings } = this.#settings;
      return {
        tool: TOOL,
        sessions: await Promise.all(rows),
        settings,
        mineKinds: mine.map(({ kind }) => kind),
        ownConnections: 0,
        privateFilesEncrypted: false,
      };
    },
    'set-settings': async ({ settings }) => {
      this.#settings = { ...settings, flows: false, reveal: false };
      await writeSettingsFile(this.#root, this.#settings);
      return {};
    },
    'capture-state': () => captureState(),
    'start-capture': (input) => this.#startCapture(input),
    'stop-capture': async ({ sessionId }) => {
      const live = this.#live.get(sessionId);
      if (!live) throw new EarshotError('no-session', { name: sessionId });
      await live.stop();
      return {};
    },
    'open-sample': async () => {
      const { title, path, settings } = await loadSample();
      return this.#openPath(path, title, 'sample', settings);
    },
    'open-file': async ({ handle, name }) => {
      const { path } = this.#given.path(handle);
      return this.#openPath(path, name, 'file', this.#settings, () => this.#given.forget(handle));
    },
    'open-session': async ({ sessionId }) => this.#opened(sessionId),
    'delete-session': async ({ sessionId }) => {
      await this.#store.remove(sessionId);
      return {};
    },
    'save-pdf': async ({ sessionId }) => ({ savedAs: await this.#savePdf(sessionId) }),
  };

  async #startCapture({ interface: chosen, consent, title }: CommandIn<'start-capture'>): Promise<CommandOut<'start-capture'>> {
    const state = await captureState();
    if (state.source === null) throw this.#noSource(state);
    const name = chosen ?? state.interfaces.find(({ isDefault }) => isDefault)?.name ?? state.interfaces[0]?.name;
    if (name === undefined) throw new EarshotError('no-interface');
    const session = await this.#newSession(title, 'capture', this.#settings, { interface: name, consent: { ...consent, at: now() }, state: 'recording' });
    const settings = this.#settings;
    const request = { session, folder: this.#store.folder(session.id), settings, source: state.source, interface: name, consent: { ...consent, at: now() } };
    try {
      const live = await LiveSession.start(request, this.#ports.startAnalysis(), (event) => this.#events.emit(event));
      this.#live.set(session.id, live);
      void this.#afterCapture(live, session, settings);
    } catch (cause) {
      await this.#store.remove(session.id);
      throw cause;
    }
    return { sessionId: session.id };
  }

  #noSource({ why, grantCommand }: CommandOut<'capture-state'>): EarshotError {
    if (why === 'right-missing') return new EarshotError('no-capture-right', { command: grantCommand ?? '' });
    return new EarshotError(why === 'no-interface' ? 'no-interface' : 'no-capture-source');
  }

  /** The recording is over: the file it left is read like any other. */
  async #afterCapture(live: LiveSession, session: Session, settings: Settings): Promise<void> {
    try {
      await live.ended;
    } catch (cause) {
      this.#fail(session.id, cause);
    } finally {
      this.#live.delete(session.id);
    }
    const path = await this.#store.capture(session.id);
    if (path) await this.#analyse(path, session, settings, false);
  }

  async #openPath(path: string, title: string, from: 'file' | 'sample', settings: Settings, after?: () => Promise<void>): Promise<{ sessionId: string }> {
    // Opening comes first: what is no file at all must not leave a session behind.
    await openCaptureFile(path).then(({ chunks }) => chunks[Symbol.asyncIterator]().return?.());
    const session = await this.#newSession(basename(title), from, settings, {});
    void this.#analyse(path, session, settings, true).finally(after);
    return { sessionId: session.id };
  }

  async #analyse(path: string, session: Session, settings: Settings, copyIt: boolean): Promise<void> {
    try {
      const capture = await openCaptureFile(path);
      const progress = (doneBytes: number, totalBytes: number | null): void => this.#events.emit({ type: 'progress', sessionId: session.id, doneBytes, totalBytes });
      await analyseIntoSession(this.#ports.startAnalysis(), this.#store, session, settings, capture, copyIt, progress);
      this.#events.emit({ type: 'ready', sessionId: session.id });
    } catch (cause) {
      this.#fail(session.id, cause);
    }
  }

  #fail(sessionId: string, cause: unknown): void {
    const { code, values } = cause instanceof EarshotError ? cause : new EarshotError('analysis-failed', {}, { cause });
    this.#events.emit({ type: 'failed', sessionId, problem: { code, values } });
  }

  async #newSession(title: string, from: Session['from'], settings: Settings, more: Partial<Session>): Promise<Session> {
    const { mine: _mine, ...kept } = settings;
    const id = await this.#store.create(now());
    const blank = { interface: null, filter: null, consent: null, packets: 0, droppedPackets: 0, seconds: 0 };
    const session: Session = { ...blank, id, title, madeAt: now(), from, settings: kept, tool: TOOL, state: 'left', ...more };
    await this.#store.saveSession(session);
    return session;
  }

  async #opened(sessionId: string): Promise<Opened> {
    const session = await this.#store.session(sessionId);
    const assessment = await this.#store.assessment(sessionId);
    const { hex } = await this.#store.evidence(sessionId);
    return { session, assessment, hex, laws: await lawsFor(assessment) };
  }

  async #savePdf(sessionId: string): Promise<string> {
    const { session, assessment, laws } = await this.#opened(sessionId);
    const { values } = await this.#store.evidence(sessionId);
    const input = { assessment, laws, today: now().slice(0, 10), title: session.title };
    const pdf = await makeReport(input, values, () => this.#ports.printReport(sessionId));
    const kept = join(this.#store.folder(sessionId), REPORT_NAME);
    await writeWhole(kept, pdf, REPORT_NAME);
    await this.#store.seal(sessionId);
    const chosen = await this.#ports.choosePdfPath(`earshot-${sessionId}.pdf`);
    if (chosen === null) return kept;
    await copyFile(kept, chosen).catch((cause: unknown) => {
      throw writeProblem(cause, basename(chosen));
    });
    return chosen;
  }
}

function now(): string {
  return new Date().toISOString();
}
