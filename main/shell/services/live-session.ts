import { join } from 'node:path';
import { chooseSource } from '../../capture/choose-source.ts';
import { type Recording, startRecording } from '../../capture/recorder.ts';
import type { Consent, Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import type { CaptureState, ShellEvent } from '../../contract/shell.ts';
import { Analyser } from './analyser.ts';
import type { AnalysisProcess } from './ports.ts';

/** How often the page is told what came in. */
const TELL_MS = 500;
/** Octets that may wait for the live analysis. Beyond it the live view skips; the file does not. */
const MOST_WAITING = 64 * 1024 * 1024;

/** A recording under way: the file grows, and a live analysis shows what turns up. The live analysis is a preview only:
 *  the result page comes from the finished file, as for any other file. */
export class LiveSession {
  readonly #recording: Recording;
  readonly #preview: Preview;

  private constructor(recording: Recording, preview: Preview) {
    this.#recording = recording;
    this.#preview = preview;
  }

  static async start(
    request: { session: Session; folder: string; settings: Settings; source: CaptureState['source']; interface: string; consent: Consent },
    process: AnalysisProcess,
    emit: (event: ShellEvent) => void,
  ): Promise<LiveSession> {
    const preview = new Preview(process, request.session.id, emit);
    try {
      const recording = await startRecording({
        source: await chooseSource(request.source),
        interface: request.interface,
        filter: null,
        consent: request.consent,
        path: join(request.folder, 'capture.pcapng'),
        onProgress: (progress) => preview.progress(progress),
        onBytes: (bytes) => preview.bytes(bytes),
      });
      await preview.start(request.settings);
      return new LiveSession(recording, preview);
    } catch (cause) {
      preview.stop();
      throw cause;
    }
  }

  /** Settles when the recording has ended, whoever ended it; `seconds` it ran. */
  get ended(): Promise<{ seconds: number; packets: number; dropped: number | null }> {
    return this.#recording.done.finally(() => this.#preview.stop());
  }

  async stop(): Promise<void> {
    await this.#recording.stop();
    this.#preview.stop();
  }
}

type Progress = Parameters<NonNullable<Parameters<typeof startRecording>[0]['onProgress']>>[0];

class Preview {
  readonly #process: AnalysisProcess;
  readonly #sessionId: string;
  readonly #emit: (event: ShellEvent) => void;
  #analyser: Analyser | null = null;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #skips = false;
  #progress: Progress = { packets: 0, dropped: null, bytes: 0, ownPackets: 0, seconds: 0 };
  #timer: NodeJS.Timeout | null = null;
  #busy = false;

  constructor(process: AnalysisProcess, sessionId: string, emit: (event: ShellEvent) => void) {
    this.#process = process;
    this.#sessionId = sessionId;
    this.#emit = emit;
  }

  async start(settings: Settings): Promise<void> {
    this.#analyser = await Analyser.start(this.#process, { ...settings, flows: false, reveal: false });
    this.#timer = setInterval(() => void this.#tell(), TELL_MS);
  }

  progress(progress: Progress): void {
    this.#progress = progress;
  }

  bytes(bytes: Uint8Array): void {
    // A gap would break the block structure: once it falls behind, the preview stays with what it has.
    if (this.#skips || (this.#skips = this.#waitingBytes + bytes.length > MOST_WAITING)) return;
    this.#waiting.push(Uint8Array.from(bytes));
    this.#waitingBytes += bytes.length;
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#process.stop();
  }

  async #tell(): Promise<void> {
    const analyser = this.#analyser;
    if (this.#busy || !analyser) return;
    this.#busy = true;
    try {
      const chunk = Buffer.concat(this.#waiting);
      this.#waiting = [];
      this.#waitingBytes = 0;
      if (chunk.length > 0) await analyser.push(chunk, 'capture.pcapng');
      const { apps, findings } = await analyser.glance();
      const { packets, dropped, bytes, ownPackets, seconds } = this.#progress;
      this.#emit({ type: 'live', sessionId: this.#sessionId, packets, droppedPackets: dropped ?? 0, bytes, ownPackets, seconds, apps: [...apps], findings: [...findings] });
    } catch {
      // The preview is over (stopped, or its analysis failed): the recording goes on, and the file is analysed at Stop.
    } finally {
      this.#busy = false;
    }
  }
}
