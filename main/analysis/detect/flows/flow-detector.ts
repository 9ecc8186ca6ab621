import type { Flow } from '../../model/flow.ts';
import type { Confidence, FindingKind } from '../../model/words.ts';

/** What a rule about whole flows sees beside the flow. */
export interface FlowContext {
  /** When the flow began, RFC 3339 in UTC; null: not known. Made when it is asked for. */
  began(): string | null;
}

export interface FlowHit {
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  /** What it was told by: a fixed word each, in alphabetical order. Never a word of the capture's. */
  readonly signs: readonly string[];
}

/** One rule, one file, no prose. Asked once per flow, when it is over. */
export interface FlowDetector {
  readonly id: string;
  readonly version: number;
  inspect(flow: Flow, context: FlowContext): FlowHit | null;
}
