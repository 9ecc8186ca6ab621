import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../main/analysis/assess/engine.ts';
import type { Server } from '../../main/contract/assessment.ts';
import { DEFAULT_SETTINGS } from '../../main/contract/settings.ts';
import type { Knowledge } from '../../knowledge/types.ts';
import { CAPTURES } from '../real-captures.ts';

/** Whose servers got the bytes of one capture, outside the local network. */
export interface CaptureShare {
  readonly capture: string;
  readonly bytes: number;
  readonly known: number;
  /** Largest first. */
  readonly unknown: readonly Server[];
}

export function shareOf(capture: string, knowledge: Knowledge): CaptureShare {
  const engine = createEngine(knowledge, DEFAULT_SETTINGS);
  engine.push(new Uint8Array(readFileSync(join(CAPTURES, capture))));
  const { assessment } = engine.finish('0'.repeat(64), false);
  const servers = assessment.servers.filter(({ reach }) => reach === 'internet');
  return {
    capture,
    bytes: sum(servers),
    known: sum(servers.filter(({ operator }) => operator !== null)),
    unknown: servers.filter(({ operator }) => operator === null).sort((a, b) => bytesOf(b) - bytesOf(a)),
  };
}

export function bytesOf({ bytesOut, bytesIn }: Server): number {
  return bytesOut + bytesIn;
}

function sum(servers: readonly Server[]): number {
  return servers.reduce((all, one) => all + bytesOf(one), 0);
}
