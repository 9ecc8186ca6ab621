import type { Glance } from '../../analysis/assess/engine.ts';
import { EarshotError } from '../../contract/errors.ts';
import type { Settings } from '../../contract/settings.ts';
import type { AnalysisResult, FromAnalysis, ToAnalysis } from './analysis-messages.ts';
import type { AnalysisProcess } from './ports.ts';

type Reply<T extends FromAnalysis['type']> = Extract<FromAnalysis, { type: T }>;

/** One analysis in a process or thread of its own. Requests wait in line: one is under way at a time. */
export class Analyser {
  readonly #process: AnalysisProcess;
  #line: Promise<unknown> = Promise.resolve();
  #waiting: { resolve: (message: FromAnalysis) => void; reject: (cause: EarshotError) => void } | null = null;
  #gone = false;

  private constructor(process: AnalysisProcess) {
    this.#process = process;
    process.onMessage((message) => {
      // Our own program at the other end; its types are checked where it is compiled.
      this.#waiting?.resolve(message as FromAnalysis);
      this.#waiting = null;
    });
    process.onExit(() => {
      this.#gone = true;
      this.#waiting?.reject(new EarshotError('analysis-failed'));
      this.#waiting = null;
    });
  }

  static async start(process: AnalysisProcess, settings: Settings): Promise<Analyser> {
    const analyser = new Analyser(process);
    await analyser.#ask('started', { type: 'start', settings });
    return analyser;
  }

  /** Hands over a chunk of the capture.
   *  @throws EarshotError not-a-capture, analysis-failed */
  async push(chunk: Uint8Array, name: string): Promise<void> {
    // A plain copy: a pooled buffer would carry its whole pool across.
    const { notACapture } = await this.#ask('taken', { type: 'chunk', bytes: Uint8Array.from(chunk) });
    if (notACapture) throw new EarshotError('not-a-capture', { name });
  }

  async glance(): Promise<Glance> {
    return (await this.#ask('glance', { type: 'glance' })).glance;
  }

  async finish(damaged: boolean): Promise<AnalysisResult> {
    return (await this.#ask('done', { type: 'end', damaged })).result;
  }

  stop(): void {
    this.#process.stop();
  }

  #ask<T extends FromAnalysis['type']>(type: T, message: ToAnalysis): Promise<Reply<T>> {
    const asked = this.#line.then(() => this.#exchange(type, message));
    this.#line = asked.catch(() => undefined);
    return asked;
  }

  async #exchange<T extends FromAnalysis['type']>(type: T, message: ToAnalysis): Promise<Reply<T>> {
    if (this.#gone) throw new EarshotError('analysis-failed');
    const reply = await new Promise<FromAnalysis>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#process.send(message);
    });
    if (reply.type !== type) throw new EarshotError('analysis-failed');
    return reply as Reply<T>;
  }
}
