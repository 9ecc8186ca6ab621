import type { Mine } from '../../main/contract/settings.ts';
import type { Truth } from './label.ts';

/** One capture with its truth. */
export interface Job {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly rows: readonly Truth[];
  /** What its user says is theirs. */
  readonly mine: readonly Mine[];
}
