import { captureState } from '../../capture/choose-source.ts';
import type { RecordingProgress } from '../../capture/recorder.ts';
import { EarshotError } from '../../contract/errors.ts';
import { consentSchema, type Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import type { CommandIn, CommandOut } from '../../contract/shell.ts';
import { type AnalysisJobs, errorOf, type JobDependencies, problemOf } from './analysis-jobs.ts';
import { LiveSession } from './live-session.ts';
import { newSession, now } from './new-session.ts';

interface Running {
  readonly live: LiveSession;
  /** Settles when the recording is over and its analysis, if any, has begun. Never rejects. */
  readonly over: Promise<void>;
  /** The person threw the session away. */
  discarded: boolean;
}

/** The recordings under way. One that ends is analysed like any other file; one that fails is told by the event `failed`
 *  and kept as it is; one that ends because Earshot does is kept, and analysed when it is opened. */
export class Recordings {
  readonly #needs: JobDependencies;
  readonly #jobs: AnalysisJobs;
  readonly #running = new Map<string, Running>();
  #closed = false;

  constructor(needs: JobDependencies, jobs: AnalysisJobs) {
    this.#needs = needs;
    this.#jobs = jobs;
  }

  /** @throws EarshotError consent-missing before anything is looked at, and why there is nothing to record with */
  async start({ interface: chosen, consent, title }: CommandIn<'start-capture'>, settings: Settings): Promise<string> {
    const given = consentSchema.safeParse({ ...consent, at: now() });
    if (!given.success) throw new EarshotError('consent-missing');
    const state = await captureState();
    if (state.source === null) throw noSource(state);
    const device = chosen ?? state.interfaces.find(({ isDefault }) => isDefault)?.name ?? state.interfaces[0]?.name;
    if (device === undefined) throw new EarshotError('no-interface');
    const { store, startAnalysis, emit } = this.#needs;
    const session = await newSession(store, {
      title,
      from: 'capture',
      settings,
      interface: device,
      consent: given.data,
      state: 'recording',
    });
    try {
      const request = {
        session,
        folder: store.folder(session.id),
        settings,
        source: state.source,
        interface: device,
        consent: given.data,
      };
      const live = await LiveSession.start(request, startAnalysis(), emit);
      this.#follow(live, session, settings);
    } catch (cause) {
      await store.remove(session.id);
      throw cause;
    }
    return session.id;
  }

  /** Resolves when all that was recorded is on disk and its analysis has begun. False: there is no such recording. */
  async stop(sessionId: string): Promise<boolean> {
    const running = this.#running.get(sessionId);
    if (!running) return false;
    await running.live.stop();
    await running.over;
    return true;
  }

  /** Settles when this recording is over; null: there is none. */
  underWay(sessionId: string): Promise<void> | null {
    return this.#running.get(sessionId)?.over ?? null;
  }

  /** Ends the recording; its session is about to be removed. */
  async discard(sessionId: string): Promise<void> {
    const running = this.#running.get(sessionId);
    if (running) running.discarded = true;
    await this.stop(sessionId);
  }

  /** Finishes all recordings and keeps them. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#running.keys()].map((id) => this.stop(id)));
  }

  #follow(live: LiveSession, session: Session, settings: Settings): void {
    const running: Running = { live, over: this.#afterwards(live, session, settings), discarded: false };
    this.#running.set(session.id, running);
    // Earshot was closed while the source was being opened.
    if (this.#closed) void this.stop(session.id);
  }

  async #afterwards(live: LiveSession, session: Session, settings: Settings): Promise<void> {
    const outcome = await live.ended.catch((cause: unknown) => errorOf(cause));
    try {
      if (this.#running.get(session.id)?.discarded) return;
      if (outcome instanceof EarshotError) await this.#failed(session, outcome);
      else await this.#finished(session, settings, outcome);
    } catch (cause) {
      this.#tellFailure(session.id, errorOf(cause));
    } finally {
      this.#running.delete(session.id);
    }
  }

  async #finished(
    session: Session,
    settings: Settings,
    { packets, dropped, seconds }: RecordingProgress,
  ): Promise<void> {
    const kept: Session = { ...session, packets, droppedPackets: dropped ?? 0, seconds, state: 'left' };
    await this.#needs.store.saveSession(kept);
    if (!this.#closed) void this.#jobs.ofSession(kept, settings).catch(() => undefined);
  }

  /** What was recorded before it failed stays, to be opened. A recording without one octet is none. */
  async #failed(session: Session, problem: EarshotError): Promise<void> {
    const { store } = this.#needs;
    if ((await store.capture(session.id)) === null) await store.remove(session.id);
    else await store.saveSession({ ...session, state: 'left' });
    this.#tellFailure(session.id, problem);
  }

  #tellFailure(sessionId: string, problem: EarshotError): void {
    this.#needs.emit({ type: 'failed', sessionId, problem: problemOf(problem) });
  }
}

function noSource({ why, grantCommand }: CommandOut<'capture-state'>): EarshotError {
  if (why === 'right-missing')
    return new EarshotError('no-capture-right', grantCommand === null ? {} : { command: grantCommand });
  return new EarshotError(why === 'no-interface' ? 'no-interface' : 'no-capture-source');
}
