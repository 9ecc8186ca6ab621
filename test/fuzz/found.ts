import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Bytes } from './capture-records.ts';
import type { Kept } from './keep.ts';

/** Inputs on which the engine once failed: small, made up, run by every `npm test` for good. */
const FOLDER = new URL('./found/', import.meta.url);

export interface Found {
  readonly name: string;
  /** What was wrong with it when it was found. */
  readonly fault: string;
  readonly bytes: Bytes;
}

/** @throws Error that names a file which is no such input */
export function readFound(folder: URL = FOLDER): Found[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const kept: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      if (!isKept(kept)) throw new Error(`${name} holds no fault and octets`);
      return { name, fault: kept.fault, bytes: new Uint8Array(Buffer.from(kept.hex, 'hex')) };
    });
}

/** @returns the file's name */
export function writeFound({ name, fault, bytes }: Kept, folder: URL = FOLDER): string {
  const file = `${name}.json`;
  const text = JSON.stringify({ fault, hex: Buffer.from(bytes).toString('hex') }, null, 2);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(file, folder), `${text}\n`);
  return file;
}

function isKept(value: unknown): value is { fault: string; hex: string } {
  if (typeof value !== 'object' || value === null || !('fault' in value) || !('hex' in value)) return false;
  return typeof value.fault === 'string' && typeof value.hex === 'string' && /^(?:[0-9a-f]{2})+$/.test(value.hex);
}
