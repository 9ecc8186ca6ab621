import type { FileFacts } from './packet.ts';

/** Why a file, or a part of it, could not be read as it says. `block-trailer`: the block's two lengths differ. */
export type FileProblem =
  | 'not-a-capture'
  | 'cut-short'
  | 'bad-block-length'
  | 'bad-byte-order'
  | 'bad-packet-length'
  | 'bad-time'
  | 'unknown-interface'
  | 'unknown-version'
  | 'too-many-interfaces'
  | 'too-many-processes'
  | 'too-many-secrets'
  | 'bad-secrets-length'
  | 'unknown-variant';

/** Notes a reason, each once. */
export function problem(facts: FileFacts, reason: FileProblem): void {
  if (!facts.problems.includes(reason)) facts.problems.push(reason);
}
