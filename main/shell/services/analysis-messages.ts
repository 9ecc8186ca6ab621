import type { EngineResult, Glance } from '../../analysis/assess/engine.ts';
import type { Settings } from '../../contract/settings.ts';

/** What goes to the analysis program. Each message is answered before the next is sent: memory stays bounded. */
export type ToAnalysis =
  | { readonly type: 'start'; readonly settings: Settings }
  | { readonly type: 'chunk'; readonly bytes: Uint8Array }
  | { readonly type: 'glance' }
  | { readonly type: 'end'; readonly damaged: boolean };

/** The whole result: the file's format is null where nothing of a capture was found. */
export type AnalysisResult = EngineResult & { readonly format: 'pcap' | 'pcapng' | null };

export type FromAnalysis =
  | { readonly type: 'started' }
  | { readonly type: 'taken'; readonly notACapture: boolean }
  | { readonly type: 'glance'; readonly glance: Glance }
  | { readonly type: 'done'; readonly result: AnalysisResult };
