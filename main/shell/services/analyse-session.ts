import { join } from 'node:path';
import type { Assessment } from '../../contract/assessment.ts';
import type { Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import { WholeFile } from '../../sessions/atomic-write.ts';
import type { SessionStore } from '../../sessions/store.ts';
import { analyseCapture } from './analyse-file.ts';
import type { AnalysisResult } from './analysis-messages.ts';
import { hexViews } from './hex-views.ts';
import type { OpenCapture } from './open-capture.ts';
import type { AnalysisProcess } from './ports.ts';

export interface SessionAnalysis {
  readonly store: SessionStore;
  readonly session: Session;
  readonly settings: Settings;
  /** Called at the very moment it is needed: a program that ended before anybody listened would never be missed. */
  readonly startAnalysis: () => AnalysisProcess;
  readonly capture: OpenCapture;
  /** The capture lies elsewhere: the session keeps a copy of its own, decompressed. */
  readonly copies: boolean;
  readonly onProgress: (doneBytes: number, totalBytes: number | null) => void;
}

/** Analyses a capture into a session's folder: own values, capture, assessment, evidence, sums.
 *  @throws EarshotError what analysing and writing throw */
export async function analyseIntoSession(job: SessionAnalysis): Promise<void> {
  const { store, session, settings } = job;
  // First of all: an analysis that breaks off is made again with the same values.
  await store.saveMine(session.id, settings.mine);
  const { assessment, privateValues } = job.copies ? await analyseAndCopy(job) : await analyse(job);
  const path = await store.capture(session.id);
  const hex = path ? await hexViews(path, assessment, privateValues) : [];
  await store.saveResult(session.id, assessment, { values: [...privateValues], hex });
  await store.saveSession({ ...session, ...measured(assessment), state: 'analysed' });
  await store.seal(session.id);
}

function analyse({ startAnalysis, capture, settings, onProgress }: SessionAnalysis): Promise<AnalysisResult> {
  return analyseCapture(startAnalysis(), capture, settings, { onProgress });
}

/** The copy is there whole, or not at all. */
async function analyseAndCopy({
  store,
  session,
  settings,
  startAnalysis,
  capture,
  onProgress,
}: SessionAnalysis): Promise<AnalysisResult> {
  const folder = store.folder(session.id);
  const copy = await WholeFile.create(join(folder, 'capture'), capture.name);
  try {
    const result = await analyseCapture(startAnalysis(), capture, settings, {
      onProgress,
      keep: (chunk) => copy.write(chunk),
    });
    await copy.keep(join(folder, `capture.${result.format ?? 'pcapng'}`));
    return result;
  } catch (cause) {
    await copy.discard();
    throw cause;
  }
}

/** What the session's row shows of its capture. */
function measured({ input, coverage }: Assessment): Pick<Session, 'packets' | 'droppedPackets' | 'seconds'> {
  const [file] = input.files;
  const seconds =
    file?.firstTime && file.lastTime ? (Date.parse(file.lastTime) - Date.parse(file.firstTime)) / 1000 : 0;
  return { packets: coverage.packets, droppedPackets: coverage.droppedPackets, seconds: Math.max(0, seconds) };
}
