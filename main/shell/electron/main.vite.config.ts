/** Builds Electron's main process and the analysis process into dist/electron. */
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { keepPlaces } from '../keep-places.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const TOP = here('../../../');
const OUT = here('../../../dist/electron');

/** What must be a real file (the capture helper, the native module) lies beside the archive, in `app.asar.unpacked`. */
const places = keepPlaces(OUT, (place, id) =>
  id.startsWith(`${TOP}main${sep}capture${sep}`) ? `${place}.replace('/app.asar/', '/app.asar.unpacked/')` : place,
);

export default defineConfig({
  root: TOP,
  publicDir: false,
  plugins: [places],
  ssr: {
    noExternal: true,
    // Electron gives the first. The second is native and is packed as it is.
    external: ['electron', 'cap'],
  },
  build: {
    ssr: true,
    outDir: OUT,
    // Before the preload is built: its file goes, too, and so does the note that it was built.
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        main: here('./entry.ts'),
        'analysis-process': here('./analysis-process.ts'),
        // pdf.js loads its other half by this name from beside itself.
        'pdf.worker': here('../../../node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs'),
      },
      output: {
        format: 'es',
        entryFileNames: ({ name }) => (name === 'pdf.worker' ? '[name].mjs' : '[name].js'),
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});
