/** Builds the `earshot` command and its analysis worker into dist/command: some hundred sources are read and stripped of
 *  their types in a second, one file in a tenth of that. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { keepPlaces } from '../shell/keep-places.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const OUT = here('../../dist/command');

export default defineConfig({
  root: here('../../'),
  publicDir: false,
  // The thread starts the worker that lies beside it in the bundle.
  plugins: [keepPlaces(OUT, (place, id) => (id.endsWith('analysis-thread.ts') ? null : place))],
  ssr: {
    // What every run needs. The rest (PDF, Chromium, live capture) stays where npm put it.
    noExternal: ['commander', 'zod', /formatjs/, 'intl-messageformat'],
  },
  build: {
    ssr: true,
    outDir: OUT,
    emptyOutDir: true,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      input: { earshot: here('./earshot.ts'), 'analysis-worker': here('../shell/services/analysis-worker.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
