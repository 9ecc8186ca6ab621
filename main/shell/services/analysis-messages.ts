import type { EngineResult } from '../../analysis/assess/engine.ts';
import type { Glance } from '../../analysis/assess/glance.ts';
import type { Settings } from '../../contract/settings.ts';

/** What goes to the analysis program. Each message is answered before the next is sent: memory stays bounded. */
export type ToAnalysis =
  /** `keyLog`: octets of a TLS key log. Beside the settings, which are kept: a key log is a secret and is not. */
  | { readonly type: 'start'; readonly settings: Settings; readonly keyLog: Uint8Array | null }
  | { readonly type: 'chunk'; readonly bytes: Uint8Array }
  | { readonly type: 'glance' }
  | { readonly type: 'end'; readonly damaged: boolean };

/** The whole result: the file's format is null where nothing of a capture was found. */
export type AnalysisResult = EngineResult & { readonly format: 'pcap' | 'pcapng' | null };

/** `taken` gives the chunk's memory back, so that one buffer goes to and fro and no garbage piles up on either side. */
export type FromAnalysis =
  | { readonly type: 'started' }
  | { readonly type: 'taken'; readonly notACapture: boolean; readonly bytes: Uint8Array }
  | { readonly type: 'glance'; readonly glance: Glance }
  | { readonly type: 'done'; readonly result: AnalysisResult };

/** The memory that a message between threads carries: given away with it, not copied. */
export function memoryOf(message: unknown): ArrayBuffer[] {
  if (typeof message !== 'object' || message === null || !('bytes' in message)) return [];
  const { bytes } = message;
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}
