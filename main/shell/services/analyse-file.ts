import { EarshotError } from '../../contract/errors.ts';
import type { Settings } from '../../contract/settings.ts';
import { Analyser } from './analyser.ts';
import type { AnalysisResult } from './analysis-messages.ts';
import type { OpenCapture } from './open-capture.ts';
import type { AnalysisProcess } from './ports.ts';

export interface AnalyseOptions {
  readonly onProgress?: (doneBytes: number, totalBytes: number | null) => void;
  /** Gets every chunk of the (decompressed) capture before it is analysed: a session keeps its copy this way. */
  readonly keep?: (chunk: Uint8Array) => Promise<void>;
  /** Octets of a TLS key log. Kept nowhere. */
  readonly keyLog?: Uint8Array | null;
}

/** Streams a capture through the engine. Never holds more than a chunk or two of it. The process is stopped at the end,
 *  whichever end.
 *  @throws EarshotError not-a-capture, empty-file, analysis-failed, and what opening throws */
export async function analyseCapture(
  process: AnalysisProcess,
  capture: OpenCapture,
  settings: Settings,
  { onProgress, keep, keyLog = null }: AnalyseOptions = {},
): Promise<AnalysisResult> {
  try {
    const analyser = await Analyser.start(process, settings, keyLog);
    let seen = 0;
    for await (const chunk of capture.chunks) {
      seen += chunk.length;
      await keep?.(chunk);
      await analyser.push(chunk, capture.name);
      onProgress?.(capture.read(), capture.size);
    }
    if (seen === 0) throw new EarshotError('empty-file', { name: capture.name });
    const result = await analyser.finish(capture.damaged());
    if (result.format === null) throw new EarshotError('not-a-capture', { name: capture.name });
    return result;
  } finally {
    process.stop();
  }
}
