import type { Glance } from '../../analysis/assess/glance.ts';
import type { RecordingProgress } from '../../capture/recorder.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import { Analyser } from './analyser.ts';
import type { AnalysisProcess } from './ports.ts';

/** How often the page is told what came in. */
const TELL_MS = 500;
/** Octets that may wait for the live analysis. Beyond it the live view skips; the file does not. */
const MOST_WAITING = 64 * 1024 * 1024;

const NOTHING_YET: Pick<Glance, 'apps' | 'findings'> = { apps: [], findings: [] };

export interface PreviewOptions {
  readonly sessionId: string;
  readonly settings: Settings;
  readonly process: AnalysisProcess;
  readonly emit: (event: ShellEvent) => void;
}

/** What the live page shows: the recorder's counts, and what an analysis of the bytes so far has found. A preview only: it
 *  may fail, or fall behind, and the recording goes on; the counts are told all the same. */
export class LivePreview {
  readonly #options: PreviewOptions;
  readonly #timer: NodeJS.Timeout;
  #analyser: Analyser | null = null;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #takesBytes = true;
  #progress: RecordingProgress = { packets: 0, dropped: null, bytes: 0, ownPackets: 0, seconds: 0 };
  #glance = NOTHING_YET;
  #busy = false;
  #over = false;

  constructor(options: PreviewOptions) {
    this.#options = options;
    const settings = { ...options.settings, flows: false, reveal: false };
    Analyser.start(options.process, settings).then(
      (analyser) => (this.#analyser = analyser),
      () => this.#giveUp(),
    );
    this.#timer = setInterval(() => void this.#tell(), TELL_MS);
  }

  progress(progress: RecordingProgress): void {
    this.#progress = progress;
  }

  bytes(bytes: Uint8Array): void {
    if (!this.#takesBytes) return;
    // A gap would break the block structure: once it falls behind, the preview stays with what it has.
    if (this.#waitingBytes + bytes.length > MOST_WAITING) {
      this.#takesBytes = false;
      return;
    }
    this.#waiting.push(new Uint8Array(bytes));
    this.#waitingBytes += bytes.length;
  }

  /** Nothing is told after it. */
  stop(): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#timer);
    this.#giveUp();
    this.#options.process.stop();
  }

  async #tell(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.#look();
    } catch {
      this.#giveUp();
    } finally {
      this.#busy = false;
    }
    if (!this.#over) this.#emit();
  }

  async #look(): Promise<void> {
    const analyser = this.#analyser;
    if (!analyser) return;
    const chunk = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (chunk.length > 0) await analyser.push(chunk, 'capture.pcapng');
    this.#glance = await analyser.glance();
  }

  #giveUp(): void {
    this.#analyser = null;
    this.#takesBytes = false;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #emit(): void {
    const { packets, dropped, bytes, ownPackets, seconds } = this.#progress;
    const { apps, findings } = this.#glance;
    const { sessionId, emit } = this.#options;
    emit({
      type: 'live',
      sessionId,
      packets,
      droppedPackets: dropped,
      bytes,
      ownPackets,
      seconds,
      apps: [...apps],
      findings: [...findings],
    });
  }
}
