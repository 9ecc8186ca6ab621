import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeededRandom } from '../sample/random.ts';
import { lastPart, recordBorders, type Bytes } from './capture-records.ts';
import { loadMaterial, type Material } from './material.ts';
import { mutated } from './mutate.ts';

/** A list of inputs, told by how to make them: a thread makes them itself, and anyone can make number n again. */
export type Batch =
  | {
      readonly kind: 'cuts' | 'corruptions';
      readonly folder: string;
      readonly name: string;
      readonly tenth: number | null;
    }
  | {
      readonly kind: 'mutations';
      readonly folder: string;
      readonly seed: number;
      readonly from: number;
      readonly to: number;
    };

export interface Input {
  /** Made from the batch alone, so that it names the same input everywhere. */
  readonly id: string;
  readonly bytes: Bytes;
}

/** Of a capture under this size every truncation is read; of others each record border, the octets beside it, and
 *  `SEEDED_CUTS` places anywhere. */
const SMALL = 8_000;
const SEEDED_CUTS = 200;
/** Where a tenth is run, a cut at a border has so much of the file before it. With all of it each capture would cost the
 *  square of its size. */
const PART = 32 * 1024;
/** Corrupted copies of each capture: with one octet changed, and with several side by side. */
const CORRUPTED = 60;
/** Octets of a corrupted copy: longer captures lose what follows. */
const CORRUPTED_LENGTH = 64 * 1024;

/** Inputs of a batch, each when it is asked for. */
export function* inputsOf(batch: Batch): Generator<Input> {
  if (batch.kind === 'mutations') {
    const material = materialOf(batch.folder);
    for (let n = batch.from; n < batch.to; n++)
      yield { id: `mutation ${batch.seed}:${n}`, bytes: mutated(material, new SeededRandom(mix(batch.seed, n))) };
    return;
  }
  const file: Bytes = new Uint8Array(readFileSync(join(batch.folder, batch.name)));
  yield* batch.kind === 'cuts' ? cutsOf(file, batch.name, batch.tenth) : corruptionsOf(file, batch.name, batch.tenth);
}

function* cutsOf(file: Bytes, name: string, tenth: number | null): Generator<Input> {
  const at = (cut: number): Input => ({ id: `${name} cut at ${cut}`, bytes: file.subarray(0, cut) });
  if (file.length < SMALL) {
    for (let cut = 0; cut < file.length; cut++) if (isIn(tenth, cut)) yield at(cut);
    return;
  }
  const borders = recordBorders(file);
  for (const border of borders)
    for (const cut of [border - 1, border, border + 1]) {
      if (cut < 0 || cut > file.length || !isIn(tenth, cut)) continue;
      yield tenth === null ? at(cut) : { ...at(cut), bytes: lastPart(file, borders, cut, PART) };
    }
  const random = new SeededRandom(mix(file.length, 1));
  for (let n = 0; n < SEEDED_CUTS; n++) {
    const cut = random.between(0, file.length);
    if (isIn(tenth, n)) yield at(cut);
  }
}

function* corruptionsOf(file: Bytes, name: string, tenth: number | null): Generator<Input> {
  for (let n = 0; n < CORRUPTED; n++) {
    if (!isIn(tenth, n)) continue;
    const random = new SeededRandom(mix(file.length, n + 2));
    const bytes = file.slice(0, CORRUPTED_LENGTH);
    const most = n % 2 === 0 ? 1 : 16;
    // The first octets decide most: half of the changes fall into them.
    const at = random.between(0, Math.min(bytes.length, n % 4 < 2 ? 512 : bytes.length) - 1);
    for (let i = at; i < Math.min(bytes.length, at + most); i++) bytes[i] = random.u32() & 255;
    yield { id: `${name} corruption ${n}`, bytes };
  }
}

/** Neighbouring numbers fall into different tenths, but not in step with a file's own regular lengths. */
function isIn(tenth: number | null, n: number): boolean {
  return tenth === null || (Math.imul(n, 0x9e3779b1) >>> 0) % 10 === tenth;
}

function mix(a: number, b: number): number {
  return (Math.imul(a ^ 0x5bd1e995, 0x85ebca6b) ^ Math.imul(b + 1, 0xc2b2ae35)) >>> 0;
}

const loaded = new Map<string, Material>();
function materialOf(folder: string): Material {
  const known = loaded.get(folder) ?? loadMaterial(folder);
  loaded.set(folder, known);
  return known;
}
