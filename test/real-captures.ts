import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = new URL('..', import.meta.url).pathname;

/** Real captures, read where they lie: they are no part of the project. `EARSHOT_CAPTURES` names another folder. */
export const CAPTURES = join(process.env['EARSHOT_CAPTURES'] ?? join(ROOT, '../shared/captures'), 'ndpi');

/** Names of the capture files there; empty where the folder is not. */
export function captureNames(): readonly string[] {
  if (!existsSync(CAPTURES)) return [];
  return readdirSync(CAPTURES)
    .filter((name) => /\.p?cap(?:ng)?$/.test(name))
    .sort();
}
