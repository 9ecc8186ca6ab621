import type { Assessment } from '../../main/contract/assessment.ts';
import { APP_FLOODS } from './floods-of-apps.ts';
import { BODY_FLOODS } from './floods-of-bodies.ts';
import { NETWORK_FLOODS } from './floods-of-packets.ts';

/** An attack made by a few lines, at any size: no file of it is kept. */
export interface Flood {
  readonly name: string;
  /** How many of what it floods with. `npm test` makes a quarter of it, or the whole. */
  readonly size: number;
  readonly isWhole?: boolean;
  /** What at least one flow must be taken for: a flood that its dissector leaves alone tests nothing. */
  readonly protocol?: string;
  file(size: number): Iterable<Uint8Array>;
  /** What must stand in the Assessment: that the flood arrived, and was counted. Null: it does. */
  check(assessment: Assessment, size: number): string | null;
}

/** Of a process: Node, the knowledge and the engine take 190 MB before the first packet (docs/fuzzing.md); a million flows
 *  may take 600. */
export const MOST_RSS_MB = 600;

export const FLOODS: readonly Flood[] = [...NETWORK_FLOODS, ...APP_FLOODS, ...BODY_FLOODS];
