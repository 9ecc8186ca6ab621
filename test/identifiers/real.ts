import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CAPTURES } from '../real-captures.ts';
import { framesOf } from './frames.ts';
import { isExact, realFileSchema } from './label.ts';
import type { Job } from './job.ts';
import { plainValues } from './plain-values.ts';
import { plain } from './score.ts';

const LABELS = join(import.meta.dirname, 'labels');

/** Names of the captures that were read by hand. */
export function labelled(): readonly string[] {
  return readdirSync(LABELS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** Null: the capture is not on this machine. */
export function realJob(name: string): Job | null {
  const path = join(CAPTURES, name);
  if (!existsSync(path)) return null;
  const { rows } = realFileSchema.parse(JSON.parse(readFileSync(join(LABELS, `${name}.json`), 'utf8')));
  const frames = framesOf(path, new Set(rows.map(({ frame }) => frame)));
  return {
    name,
    bytes: () => new Uint8Array(readFileSync(path)),
    mine: [],
    rows: rows.map(({ frame, offset, length, type, also, key, chain, sure, more = false }) => {
      const octets = frames.get(frame)?.subarray(offset, offset + length);
      if (octets?.length !== length) throw new Error(`${name}: frame ${frame} does not hold ${offset}+${length}`);
      return {
        type,
        also,
        key,
        chain,
        sure,
        more,
        values: plainValues(octets, chain).map(plain),
        places: [{ frame, offset, length }],
        exact: isExact(chain),
      };
    }),
  };
}
