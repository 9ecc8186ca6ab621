import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DESIGNS, FOURTH_DESIGNS, generate, LATER_DESIGNS, THIRD_DESIGNS } from './index.ts';
import type { Design, Variant } from './session.ts';

const VARIANTS: readonly Variant[] = [
  { account: 'a', device: 'a' },
  { account: 'b', device: 'b' },
  { account: 'b', device: 'a' },
  { account: 'a', device: 'b' },
];

/** Writes each design's capture and, beside it, what is true of it, for both accounts on both devices. */
export function writeAll(designs: readonly Design[], folder: string, seed: number): void {
  mkdirSync(folder, { recursive: true });
  for (const design of designs) {
    for (const variant of VARIANTS) {
      const { capture, ...truth } = generate(design, seed, variant);
      const file = path.join(folder, `${design.name}-${variant.account}${variant.device}`);
      const { name, follows, exposes } = design;
      writeFileSync(`${file}.pcapng`, capture);
      writeFileSync(`${file}.json`, `${JSON.stringify({ design: name, follows, exposes, ...truth }, null, 1)}\n`);
    }
  }
}

const SETS: Readonly<Record<string, readonly Design[]>> = {
  first: DESIGNS,
  later: LATER_DESIGNS,
  third: THIRD_DESIGNS,
  fourth: FOURTH_DESIGNS,
};

/** `node write.ts FOLDER [SEED [later|third|fourth]]` */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, seed = '1', which = 'first'] = process.argv;
  const designs = SETS[which];
  if (folder === undefined || designs === undefined) {
    process.stderr.write('usage: node write.ts FOLDER [SEED [later|third|fourth]]\n');
    process.exitCode = 2;
  } else writeAll(designs, folder, Number(seed));
}
