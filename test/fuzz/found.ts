import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Bytes } from './capture-records.ts';
import type { Kept } from './keep.ts';

/** Inputs on which the engine once failed: small, made up, run by every `npm test` for good. */
const FOLDER = new URL('./found/', import.meta.url);

const foundSchema = z.object({ fault: z.string(), hex: z.string().regex(/^(?:[0-9a-f]{2})*$/) });

export interface Found {
  readonly name: string;
  /** What was wrong with it when it was found. */
  readonly fault: string;
  readonly bytes: Bytes;
}

export function readFound(): Found[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { fault, hex } = foundSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
      return { name, fault, bytes: new Uint8Array(Buffer.from(hex, 'hex')) };
    });
}

/** @returns the file's name */
export function writeFound({ name, fault, bytes }: Kept): string {
  const file = `${name}.json`;
  const text = JSON.stringify({ fault, hex: Buffer.from(bytes).toString('hex') }, null, 2);
  writeFileSync(new URL(file, FOLDER), `${text}\n`);
  return file;
}
