import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/** What vite builds, from what, to where. */
const PARTS = {
  renderer: {
    config: 'vite.config.ts',
    from: ['renderer', 'main/contract', 'main/text', 'vite.config.ts', 'package-lock.json'],
    stamp: 'dist/renderer/.earshot-stamp',
  },
  command: {
    config: 'main/cli/vite.config.ts',
    from: ['main', 'package-lock.json'],
    stamp: 'dist/command/.earshot-stamp',
  },
  'electron-main': {
    config: 'main/shell/electron/main.vite.config.ts',
    from: ['main', 'knowledge', 'package-lock.json'],
    stamp: 'dist/electron/.main-stamp',
  },
  'electron-preload': {
    config: 'main/shell/electron/preload.vite.config.ts',
    from: ['main/contract', 'main/shell/electron', 'package-lock.json'],
    stamp: 'dist/electron/.preload-stamp',
  },
};

/** Builds a part when its sources changed since it was last built.
 *  @param {keyof typeof PARTS} part
 *  @param {string} node the Node to build with */
export function build(part, node) {
  const { config, from, stamp: stampFile } = PARTS[part];
  if (!existsSync(join(ROOT, config))) throw new Error(`${config} is missing, so the ${part} cannot be built.`);
  const hash = hashOf(from);
  if (isStamped(stampFile, hash)) return;
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn'];
  // The same build whoever asks: a test runner sets both of the first two.
  const { VITEST: _vitest, ...kept } = process.env;
  const { ok, output } = run(node, vite, { quiet: true, env: { ...kept, NODE_ENV: 'production', NO_COLOR: '1' } });
  if (!ok) throw new Error(`The ${part} could not be built:\n${output.trim()}`);
  stamp(stampFile, hash);
}
