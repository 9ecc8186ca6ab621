/** Builds Electron's main process and the analysis process into dist/electron. */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const TOP = here('../../../');
const OUT = here('../../../dist/electron');

/** Sources find knowledge, sample and helper by their own place in the tree. Bundled, they keep saying where they stood:
 *  a checkout and a package have the same folders below the top one. What must be a real file (the capture helper, the
 *  native module) lies beside the archive, in `app.asar.unpacked`. */
const keepPlaces: Plugin = {
  name: 'earshot-keep-places',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(`${TOP}main${sep}`) || !code.includes('import.meta.url')) return null;
    const place = JSON.stringify(relative(OUT, id).replaceAll(sep, '/'));
    const beside = id.startsWith(`${TOP}main${sep}capture${sep}`)
      ? ".replace('/app.asar/', '/app.asar.unpacked/')"
      : '';
    return {
      code: code.replaceAll('import.meta.url', `(new URL(${place}, import.meta.url).href${beside})`),
      map: null,
    };
  },
};

export default defineConfig({
  root: TOP,
  publicDir: false,
  plugins: [keepPlaces],
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
