import type { Glance } from '../../analysis/assess/glance.ts';
import { EarshotError } from '../../contract/errors.ts';
import type { Settings } from '../../contract/settings.ts';
import type { AnalysisResult, FromAnalysis, ToAnalysis } from './analysis-messages.ts';
import type { AnalysisProcess } from './ports.ts';

type Reply<T extends FromAnalysis['type']> = Extract<FromAnalysis, { type: T }>;

/** One analysis in a process or thread of its own. Requests wait in line: one is under way at a time. Every method
 *  throws EarshotError `analysis-failed` when the process ends, whoever ended it. */
export class Analyser {
  readonly #process: AnalysisProcess;
  #spare: ArrayBufferLike | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #waiting: { resolve: (message: FromAnalysis) => void; reject: (cause: EarshotError) => void } | null = null;
  #gone = false;

  private constructor(process: AnalysisProcess) {
    this.#process = process;
    process.onMessage((message) => {
      const waiting = this.#waiting;
      this.#waiting = null;
      // Our own program at the other end; its types are checked where it is compiled.
      waiting?.resolve(message as FromAnalysis);
    });
    process.onExit(() => this.#end());
  }

  /** @param keyLog octets of a TLS key log */
  static async start(
    process: AnalysisProcess,
    settings: Settings,
    keyLog: Uint8Array | null = null,
  ): Promise<Analyser> {
    const analyser = new Analyser(process);
    await analyser.#ask('started', { type: 'start', settings, keyLog });
    return analyser;
  }

  /** Hands over a chunk of the capture.
   *  @throws EarshotError not-a-capture, analysis-failed */
  async push(chunk: Uint8Array, name: string): Promise<void> {
    const { notACapture, bytes } = await this.#ask('taken', { type: 'chunk', bytes: this.#copy(chunk) });
    this.#spare = bytes.buffer;
    if (notACapture) throw new EarshotError('not-a-capture', { name });
  }

  async glance(): Promise<Glance> {
    return (await this.#ask('glance', { type: 'glance' })).glance;
  }

  async finish(damaged: boolean): Promise<AnalysisResult> {
    return (await this.#ask('done', { type: 'end', damaged })).result;
  }

  /** A copy of its own: a pooled buffer would carry its whole pool across, and this memory is given away. The memory of
   *  the chunk before serves again where it is large enough. */
  #copy(chunk: Uint8Array): Uint8Array {
    const spare = this.#spare;
    this.#spare = null;
    const memory = spare && spare.byteLength >= chunk.length ? spare : new ArrayBuffer(chunk.length);
    const bytes = new Uint8Array(memory, 0, chunk.length);
    bytes.set(chunk);
    return bytes;
  }

  /** Whoever still waits is told that it failed. */
  stop(): void {
    this.#end();
    this.#process.stop();
  }

  #end(): void {
    this.#gone = true;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(new EarshotError('analysis-failed'));
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
      try {
        this.#process.send(message);
      } catch (cause) {
        this.#waiting = null;
        reject(new EarshotError('analysis-failed', {}, { cause }));
      }
    });
    // An answer to another question: the two ends are no longer in step, and nothing that follows can be trusted.
    if (reply.type !== type) {
      this.stop();
      throw new EarshotError('analysis-failed');
    }
    return reply as Reply<T>;
  }
}
