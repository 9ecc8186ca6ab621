import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from './capture-records.ts';
import { framesOf, type Frame } from './frames.ts';

/** What the fuzzer mixes: whole files as they are, and the frames of each. */
export interface Material {
  readonly files: readonly Bytes[];
  readonly talks: readonly (readonly Frame[])[];
}

/** Of each capture so much: most protocols say what they are in their first packets. */
const MOST_OCTETS = 48 * 1024;
const MOST_FRAMES = 120;

/** @param folder with captures; an order that does not depend on the machine */
export function loadMaterial(folder: string): Material {
  const names = readdirSync(folder)
    .filter((name) => /\.p?cap(?:ng)?$/.test(name))
    .sort();
  const files = names.map((name): Bytes => new Uint8Array(readFileSync(join(folder, name)).subarray(0, MOST_OCTETS)));
  const talks = files.map((file) => framesOf(file).slice(0, MOST_FRAMES)).filter((frames) => frames.length > 0);
  return { files, talks };
}
