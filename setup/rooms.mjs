/** The rooms and who may know whom (docs/architecture.md). Default deny: what is not listed is an error, and so is a
 *  file that lies in no room. A key or an entry that ends in `.ts` is one file; `folder/*` is the files that lie
 *  directly in a folder; any other is a folder with all below it.
 *  `may`: rooms and files. `npm`: packages. `node`: built-in modules of Node, `*` for all.
 *  Type-only imports count like any other.
 *  @typedef {{ may?: readonly string[], npm?: readonly string[], node?: readonly string[] }} Room */

const CONTRACT_WORDS = 'main/contract/words.ts';
const ENGINE_FLOOR = ['main/analysis/bytes', 'main/analysis/model'];
const ENGINE = 'main/analysis';

/** @type {Readonly<Record<string, Room>>} */
export const ROOMS = {
  'main/contract': { npm: ['zod'] },
  'main/text': { may: ['main/contract'], npm: ['@formatjs/intl'] },
  'main/formats': { may: ['main/analysis/bytes'] },

  'main/analysis/bytes': {},
  'main/analysis/bytes/crypto.ts': { node: ['crypto'] },
  'main/analysis/bytes/inflate.ts': { node: ['zlib'] },
  'main/analysis/model': { may: ['main/analysis/bytes'] },
  'main/analysis/model/words.ts': { may: [CONTRACT_WORDS] },
  'main/analysis/packets': { may: [...ENGINE_FLOOR, 'main/formats'] },
  'main/analysis/flows': { may: [...ENGINE_FLOOR, 'main/formats', 'main/analysis/packets'] },
  'main/analysis/dissect': { may: ENGINE_FLOOR },
  'main/analysis/unwrap': { may: ENGINE_FLOOR },
  'main/analysis/detect': { may: [...ENGINE_FLOOR, 'knowledge/types.ts'], npm: ['libphonenumber-js'] },
  'main/analysis/attribute': { may: [...ENGINE_FLOOR, 'knowledge/types.ts'] },
  'main/analysis/compare': {
    may: [
      ...ENGINE_FLOOR,
      'main/formats',
      'main/analysis/packets',
      'main/analysis/flows',
      'main/analysis/dissect',
      'main/analysis/unwrap',
      // What a person may read is masked and named in one way, in both documents.
      'main/analysis/assess/clients.ts',
      'main/analysis/assess/mask.ts',
      'main/analysis/assess/public-text.ts',
      'main/analysis/assess/reach.ts',
      'main/analysis/assess/rfc3339.ts',
      'main/contract',
    ],
  },
  'main/analysis/assess': { may: [ENGINE, 'main/formats', 'main/contract', 'knowledge/types.ts'] },

  knowledge: { may: [CONTRACT_WORDS] },

  'main/capture': { may: ['main/contract', 'main/formats', 'main/analysis/bytes'], npm: ['cap'], node: ['*'] },
  'main/sessions': { may: ['main/contract', 'main/formats', 'main/analysis/bytes'], npm: ['zod'], node: ['*'] },
  'main/report': {
    may: ['main/contract', 'main/text'],
    npm: ['@cantoo/pdf-lib', 'playwright-core', '@sparticuz/chromium', 'pdfjs-dist'],
    node: ['*'],
  },

  'main/shell/services': {
    may: [
      'main/contract',
      'main/text',
      'main/formats',
      ENGINE,
      'main/capture',
      'main/sessions',
      'main/report',
      'knowledge',
    ],
    npm: ['zod'],
    node: ['*'],
  },
  'main/shell/electron': {
    may: ['main/contract', 'main/shell/services'],
    npm: ['electron', 'zod'],
    node: ['crypto', 'fs', 'fs/promises', 'path', 'url'],
  },
  /** Puts the job of `--headless` and the shell together. */
  'main/shell/electron/entry.ts': { may: ['main/shell/headless.ts'] },
  'main/shell/web': {
    may: ['main/contract', 'main/text', 'main/report', 'main/shell/services'],
    npm: ['ws', 'zod'],
    node: ['*'],
  },
  'main/shell/*': {
    may: ['main/contract', 'main/text', 'main/sessions', 'main/report', 'main/shell', 'main/cli'],
    node: ['*'],
  },
  'main/cli': {
    may: [
      'main/contract',
      'main/text',
      'main/formats',
      ENGINE,
      'main/capture',
      'main/sessions',
      'main/report',
      'main/shell/services',
      'main/shell/web',
    ],
    npm: ['commander', 'zod'],
    node: ['*'],
  },

  renderer: {
    may: ['main/contract', 'main/text'],
    npm: ['react', 'react-dom', 'wouter', 'zod', '@fontsource'],
  },
};

/** Rooms of what never ships. A test or a fixture may import what its own room may, and these besides.
 *  @type {{ beside: Room, test: Room, bench: Room, setup: Room }} */
export const TEST_ROOMS = {
  /** Files named `*.test.ts(x)` and `*.fixture.ts`, wherever they lie. */
  beside: {
    may: ['main', 'knowledge', 'test', 'renderer', 'setup'],
    npm: [
      'vitest',
      'fast-check',
      'zod',
      'yaml',
      'vite',
      'playwright-core',
      '@axe-core/playwright',
      'pdfjs-dist',
      '@cantoo/pdf-lib',
      'ws',
    ],
    node: ['*'],
  },
  test: {
    may: ['main', 'knowledge', 'renderer', 'setup', 'test'],
    npm: [
      'vitest',
      'electron',
      'cap',
      'electron-builder',
      '@electron/asar',
      'app-builder-lib',
      'playwright-core',
      'zod',
    ],
    node: ['*'],
  },
  bench: { may: ['main', 'knowledge', 'test'], node: ['*'] },
  setup: {
    may: ['main/contract', 'main/analysis/attribute', 'main/shell/services', 'knowledge'],
    npm: ['dependency-cruiser', 'geojson', 'i18n-iso-countries', 'maxmind', 'topojson-client', 'yaml', 'zod'],
    node: ['*'],
  },
};

/** Build settings, by the end of their name.
 *  @type {Room & { suffix: string }} */
export const BUILD_SETTINGS = {
  suffix: '.config.ts',
  may: ['main/shell/keep-places.config.ts'],
  npm: ['vite', 'vitest', '@vitejs/plugin-react'],
  node: ['*'],
};
