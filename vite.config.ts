/** Builds the renderer into dist/renderer. Relative addresses, so that Electron can load it from its own protocol and the
 *  web shell from 127.0.0.1 with the same files. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // Vitest reads this file too and keeps the top level as its root.
  ...(process.env['VITEST'] ? {} : { root: folder('./renderer') }),
  base: './',
  plugins: [react()],
  build: {
    outDir: folder('./dist/renderer'),
    emptyOutDir: true,
    // A font as a data: address would need font-src data: in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome123',
    // Read from this disk, all of it, at every start: parts would come no sooner.
    chunkSizeWarningLimit: 1_000, // kB
  },
});
