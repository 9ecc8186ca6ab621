import { defineConfig } from 'vitest/config';

/** Tests that start a browser, record packets or need the machine to themselves. */
const SERIAL = [
  'renderer/renderer.test.ts',
  'test/browser/**/*.test.ts',
  'test/live/**/*.test.ts',
  'test/end-to-end/**/*.test.ts',
];
const ALL = ['main', 'knowledge', 'renderer', 'test', 'setup'].map((folder) => `${folder}/**/*.test.{ts,tsx}`);
const NEVER = ['**/node_modules/**', 'dist/**', 'native/build/**'];

export default defineConfig({
  resolve: {
    // Electron's own package is nothing but the path of a binary; tests run the shell on a stand-in checked against its types.
    alias: { electron: new URL('./test/electron-stand-in/electron.ts', import.meta.url).pathname },
  },
  test: {
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'parallel',
          include: ALL,
          exclude: [...NEVER, ...SERIAL],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'serial',
          include: SERIAL,
          exclude: NEVER,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
