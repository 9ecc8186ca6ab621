import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assessment } from '../../contract/assessment.ts';
import type { Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import { writeProblem } from '../../sessions/atomic-write.ts';
import type { SessionStore } from '../../sessions/store.ts';
import { analyseCapture } from './analyse-file.ts';
import { hexViews } from './hex-views.ts';
import type { OpenCapture } from './open-capture.ts';
import type { AnalysisProcess } from './ports.ts';

/** Analyses a capture into a session's folder: keeps a copy of the capture, then assessment, evidence and sums. What was
 *  kept stays, whatever fails later. */
export async function analyseIntoSession(
  process: AnalysisProcess,
  store: SessionStore,
  session: Session,
  settings: Settings,
  capture: OpenCapture,
  copyIt: boolean,
  onProgress: (doneBytes: number, totalBytes: number | null) => void,
): Promise<Session> {
  const copy = copyIt ? new CaptureCopy(store.folder(session.id)) : null;
  try {
    const { assessment, privateValues, format } = await analyseCapture(process, capture, settings, { onProgress, ...(copy && { keep: copy.keep }) });
    await copy?.finish(format ?? 'pcapng');
    const path = await store.capture(session.id);
    const hex = path ? await hexViews(path, assessment, privateValues) : [];
    await store.saveResult(session.id, assessment, { values: [...privateValues], hex });
    await store.saveMine(session.id, settings.mine);
    const done: Session = { ...session, ...measured(assessment), state: 'analysed' };
    await store.saveSession(done);
    await store.seal(session.id);
    return done;
  } catch (cause) {
    await copy?.discard();
    await store.saveSession({ ...session, state: 'failed' }).catch(() => undefined);
    throw cause;
  }
}

/** What the session's row shows of its capture. */
function measured({ input, coverage }: Assessment): Pick<Session, 'packets' | 'droppedPackets' | 'seconds'> {
  const [file] = input.files;
  const seconds = file?.firstTime && file.lastTime ? (Date.parse(file.lastTime) - Date.parse(file.firstTime)) / 1000 : 0;
  return { packets: coverage.packets, droppedPackets: coverage.droppedPackets, seconds: Math.max(0, seconds) };
}

/** The session's own copy of an opened file, under a temporary name until it is whole. */
class CaptureCopy {
  readonly #folder: string;
  readonly #temporary: string;
  #file: FileHandle | null = null;

  constructor(folder: string) {
    this.#folder = folder;
    this.#temporary = join(folder, 'capture.part');
  }

  readonly keep = async (chunk: Uint8Array): Promise<void> => {
    try {
      this.#file ??= await open(this.#temporary, 'wx', 0o600);
      await this.#file.writeFile(chunk);
    } catch (cause) {
      throw writeProblem(cause, 'capture');
    }
  };

  async finish(format: 'pcap' | 'pcapng'): Promise<void> {
    await this.#file?.sync();
    await this.#file?.close();
    await rename(this.#temporary, join(this.#folder, `capture.${format}`));
  }

  async discard(): Promise<void> {
    await this.#file?.close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }
}
