import { EarshotError, type ProblemData } from '../../contract/errors.ts';
import type { Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import type { SessionStore } from '../../sessions/store.ts';
import { analyseIntoSession, type SessionAnalysis } from './analyse-session.ts';
import { openCaptureFile, type OpenCapture } from './open-capture.ts';
import type { AnalysisProcess } from './ports.ts';

export interface JobDependencies {
  readonly store: SessionStore;
  readonly startAnalysis: () => AnalysisProcess;
  readonly emit: (event: ShellEvent) => void;
}

interface Job {
  /** Rejects with what the event `failed` told, too. */
  readonly done: Promise<void>;
  stop(): void;
}

/** The analyses under way, one per session. Each tells by events: `progress`, then `ready` or `failed`. */
export class AnalysisJobs {
  readonly #needs: JobDependencies;
  readonly #jobs = new Map<string, Job>();
  #closed = false;

  constructor(needs: JobDependencies) {
    this.#needs = needs;
  }

  /** Settles with the analysis of this session that is under way; null: there is none. */
  underWay(sessionId: string): Promise<void> | null {
    return this.#jobs.get(sessionId)?.done ?? null;
  }

  /** Analyses a file from elsewhere; the session keeps a copy. Where it fails nothing is left of the session, whose file
   *  the person still has. */
  copyFrom(capture: OpenCapture, session: Session, settings: Settings): Promise<void> {
    const work: Work = (startAnalysis) => this.#analyse({ startAnalysis, capture, session, settings, copies: true });
    return this.#run(session, work, () => this.#needs.store.remove(session.id));
  }

  /** Analyses the capture that the session holds already. Where it fails the capture stays, and may be analysed again. */
  ofSession(session: Session, settings: Settings): Promise<void> {
    const { store } = this.#needs;
    const work: Work = async (startAnalysis) => {
      const path = await store.capture(session.id);
      if (path === null) throw new EarshotError('no-session', { name: session.id });
      const capture = await openCaptureFile(path, session.title || undefined);
      await this.#analyse({ startAnalysis, capture, session, settings, copies: false });
    };
    const undo: Undo = async (stopped) => {
      await store.removeParts(session.id);
      await store.saveSession({ ...session, state: stopped ? 'left' : 'failed' });
    };
    return this.#run(session, work, undo);
  }

  /** Ends the analysis of this session without a word; resolves when nothing of it runs or writes any more. */
  async cancel(sessionId: string): Promise<void> {
    const job = this.#jobs.get(sessionId);
    job?.stop();
    await job?.done.catch(() => undefined);
  }

  /** Ends all analyses; no other is begun. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#jobs.keys()].map((id) => this.cancel(id)));
  }

  #analyse(job: Omit<SessionAnalysis, 'store' | 'onProgress'>): Promise<void> {
    const { store, emit } = this.#needs;
    const onProgress = (doneBytes: number, totalBytes: number | null): void =>
      emit({ type: 'progress', sessionId: job.session.id, doneBytes, totalBytes });
    onProgress(0, job.capture.size);
    return analyseIntoSession({ ...job, store, onProgress });
  }

  #run(session: Session, work: Work, undo: Undo): Promise<void> {
    const known = this.underWay(session.id);
    if (known) return known;
    let process: AnalysisProcess | null = null;
    let stopped = this.#closed;
    const startAnalysis = (): AnalysisProcess => {
      if (stopped) throw new EarshotError('analysis-failed');
      return (process = this.#needs.startAnalysis());
    };
    const carry = async (): Promise<void> => {
      try {
        await work(startAnalysis);
      } catch (cause) {
        await undo(stopped).catch(() => undefined);
        throw cause;
      }
    };
    const done = this.#told(session.id, carry(), () => stopped);
    done.catch(() => undefined); // whoever awaits it hears of it, and the event tells the rest
    const stop = (): void => {
      stopped = true;
      process?.stop();
    };
    this.#jobs.set(session.id, { done, stop });
    return done;
  }

  /** The job is no longer under way when its last event is told: whoever asks then gets the result. */
  async #told(sessionId: string, work: Promise<void>, isStopped: () => boolean): Promise<void> {
    const { emit } = this.#needs;
    try {
      await work;
      this.#jobs.delete(sessionId);
      emit({ type: 'ready', sessionId });
    } catch (cause) {
      const error = errorOf(cause);
      this.#jobs.delete(sessionId);
      if (!isStopped()) emit({ type: 'failed', sessionId, problem: problemOf(error) });
      throw error;
    }
  }
}

type Work = (startAnalysis: () => AnalysisProcess) => Promise<void>;
/** Puts right on disk what broke off. `stopped`: somebody ended it, nothing failed. */
type Undo = (stopped: boolean) => Promise<void>;

/** Anything that is no error of ours is a fault of our program, and its words stay here. */
export function errorOf(cause: unknown): EarshotError {
  return cause instanceof EarshotError ? cause : new EarshotError('analysis-failed', {}, { cause });
}

export function problemOf({ code, values }: EarshotError): ProblemData {
  return { code, values };
}
