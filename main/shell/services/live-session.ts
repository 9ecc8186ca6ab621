import { join } from 'node:path';
import { chooseSource } from '../../capture/choose-source.ts';
import { type Recording, type RecordingProgress, startRecording } from '../../capture/recorder.ts';
import type { Consent, Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import type { CaptureState, ShellEvent } from '../../contract/shell.ts';
import { CAPTURE_NAMES } from '../../sessions/store.ts';
import { LivePreview } from './live-preview.ts';
import type { AnalysisProcess } from './ports.ts';

export interface LiveRequest {
  readonly session: Session;
  readonly folder: string;
  readonly settings: Settings;
  readonly source: CaptureState['source'];
  readonly interface: string;
  readonly consent: Consent;
}

/** A recording under way: the file grows, and a live analysis shows what turns up. The live analysis is a preview only:
 *  the result page comes from the finished file, as for any other file. */
export class LiveSession {
  /** Settles when the recording has ended, whoever ended it. Rejects with an EarshotError when it failed; what was written
   *  before stays. */
  readonly ended: Promise<RecordingProgress>;
  readonly #recording: Recording;

  private constructor(recording: Recording, preview: LivePreview) {
    this.#recording = recording;
    this.ended = recording.done.finally(() => preview.stop());
    this.ended.catch(() => undefined); // whoever awaits it hears of it
  }

  /** @throws EarshotError what `startRecording` throws; nothing runs on then */
  static async start(
    request: LiveRequest,
    process: AnalysisProcess,
    emit: (event: ShellEvent) => void,
  ): Promise<LiveSession> {
    const preview = new LivePreview({ sessionId: request.session.id, settings: request.settings, process, emit });
    try {
      const recording = await startRecording({
        source: await chooseSource(request.source),
        interface: request.interface,
        filter: null,
        consent: request.consent,
        path: join(request.folder, CAPTURE_NAMES[0]),
        onProgress: (progress) => preview.progress(progress),
        onBytes: (bytes) => preview.bytes(bytes),
      });
      return new LiveSession(recording, preview);
    } catch (cause) {
      preview.stop();
      throw cause;
    }
  }

  /** Drains the source and finishes the file. What went wrong is told by `ended`. */
  async stop(): Promise<void> {
    await this.#recording.stop().catch(() => undefined);
  }
}
