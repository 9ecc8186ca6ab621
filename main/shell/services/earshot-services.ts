import { captureState } from '../../capture/choose-source.ts';
import { EarshotError } from '../../contract/errors.ts';
import type { Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import type { CommandIn, CommandName, CommandOut, Opened } from '../../contract/shell.ts';
import { TOOL } from '../../contract/tool.ts';
import { SessionStore } from '../../sessions/store.ts';
import { AnalysisJobs } from './analysis-jobs.ts';
import { EventHub } from './events.ts';
import { GivenFiles } from './given-files.ts';
import { knowledgeCredits } from './knowledge.ts';
import { lawsFor } from './laws.ts';
import { newSession } from './new-session.ts';
import { openCaptureFile } from './open-capture.ts';
import { OwnConnections } from './own-connections.ts';
import type { ShellPorts } from './ports.ts';
import { Recordings } from './recordings.ts';
import { loadSample } from './sample.ts';
import { saveReport } from './save-report.ts';
import { publicTitle } from './public-title.ts';
import type { Services } from './services.ts';
import { SessionList } from './session-list.ts';
import { writeSettingsFile } from './settings-file.ts';
import { tidy } from './tidy.ts';

type Handlers = { readonly [K in CommandName]: (input: CommandIn<K>) => Promise<CommandOut<K>> };

/** Capture, analyse, sessions, report: what both shells carry. */
export class EarshotServices implements Services {
  readonly #ports: ShellPorts;
  readonly #store: SessionStore;
  readonly #list: SessionList;
  readonly #given: GivenFiles;
  readonly #events = new EventHub();
  readonly #jobs: AnalysisJobs;
  readonly #recordings: Recordings;
  readonly #connections = new OwnConnections();
  #settings: Settings;

  constructor(ports: ShellPorts, root: string, settings: Settings) {
    this.#ports = ports;
    this.#settings = settings;
    this.#store = new SessionStore(root);
    this.#list = new SessionList(this.#store);
    this.#given = new GivenFiles(root);
    const needs = { store: this.#store, startAnalysis: () => ports.startAnalysis(), emit: this.#events.emit };
    this.#jobs = new AnalysisJobs(needs);
    this.#recordings = new Recordings(needs, this.#jobs);
  }

  readonly on = this.#events.on;

  handle<K extends CommandName>(name: K, input: CommandIn<K>): Promise<CommandOut<K>> {
    return this.#handlers[name](input);
  }

  giveFile(bytes: AsyncIterable<Uint8Array>, name: string): Promise<{ handle: string; name: string }> {
    return this.#given.take(bytes, name);
  }

  /** Puts right what an earlier run left; before anything else. */
  begin(): Promise<void> {
    return tidy(this.#store, this.#given);
  }

  /** Recordings are finished and kept; analyses are broken off and made again when their session is opened. */
  async close(): Promise<void> {
    await this.#recordings.close();
    await this.#jobs.close();
    await this.#given.clear();
    this.#connections.stop();
  }

  readonly #handlers: Handlers = {
    'app-state': () => this.#appState(),
    'set-settings': async ({ settings }) => {
      this.#settings = { ...settings, flows: false, reveal: false };
      await writeSettingsFile(this.#store.root, this.#settings);
      return {};
    },
    'capture-state': () => captureState(),
    'start-capture': async (input) => ({ sessionId: await this.#recordings.start(input, this.#settings) }),
    'stop-capture': async ({ sessionId }) => {
      // Asked twice, or just too late: it is stopped, which is what was asked for.
      if (!(await this.#recordings.stop(sessionId))) await this.#store.session(sessionId);
      return {};
    },
    'open-sample': async () => {
      const { title, path, settings } = await loadSample();
      return { sessionId: (await this.#begin(path, title, 'sample', settings)).sessionId };
    },
    'open-file': async ({ handle, name }) => {
      const { path } = this.#given.get(handle);
      const { sessionId, done } = await this.#begin(path, name, 'file', this.#settings);
      void done.catch(() => undefined).then(() => this.#given.forget(handle));
      return { sessionId };
    },
    'open-session': ({ sessionId }) => this.#open(sessionId),
    'delete-session': async ({ sessionId }) => {
      await this.#recordings.discard(sessionId);
      await this.#jobs.cancel(sessionId);
      await this.#store.remove(sessionId);
      return {};
    },
    'save-pdf': async ({ sessionId }) => ({
      savedAs: await saveReport(this.#store, this.#ports, await this.#open(sessionId)),
    }),
  };

  async #appState(): Promise<CommandOut<'app-state'>> {
    const { mine, ...settings } = this.#settings;
    return {
      tool: TOOL,
      sessions: await this.#list.rows(),
      settings,
      mineKinds: mine.map(({ kind }) => kind),
      ownConnections: this.#connections.count,
      privateFilesEncrypted: false,
    };
  }

  /** Opening comes first: what is no file at all must not leave a session behind. */
  async #begin(
    path: string,
    title: string,
    from: Session['from'],
    settings: Settings,
  ): Promise<{ sessionId: string; done: Promise<void> }> {
    const capture = await openCaptureFile(path, title);
    const session = await newSession(this.#store, { title, from, settings });
    return { sessionId: session.id, done: this.#jobs.copyFrom(capture, session, settings) };
  }

  /** A session that is being recorded or read is opened when that is over. One whose reading broke off or failed is read
   *  again, as its own settings say: the events tell how far it is. */
  async #open(sessionId: string): Promise<Opened> {
    await this.#recordings.underWay(sessionId);
    await this.#jobs.underWay(sessionId);
    const session = await this.#store.session(sessionId);
    if ((await this.#store.assessmentStamp(sessionId)) === null) {
      if ((await this.#store.capture(sessionId)) === null) throw new EarshotError('no-session', { name: sessionId });
      await this.#jobs.ofSession(session, { ...session.settings, mine: await this.#store.mine(sessionId) });
    }
    return this.#read(sessionId);
  }

  async #read(sessionId: string): Promise<Opened> {
    const session = await this.#store.session(sessionId);
    const assessment = await this.#store.assessment(sessionId);
    const { hex, values } = await this.#store.evidence(sessionId);
    const shown = { ...session, title: publicTitle(session.title, values) };
    return { session: shown, assessment, hex, laws: await lawsFor(assessment), credits: await knowledgeCredits() };
  }
}
