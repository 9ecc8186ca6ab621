/** Holds the table of rooms (rooms.mjs) over the tree. `node setup/boundaries.mjs [FOLDER]`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { BUILD_SETTINGS, ROOMS, TEST_ROOMS } from './rooms.mjs';
import { ROOT } from './run.mjs';

/** @typedef {import('./rooms.mjs').Room} Room */
/** @typedef {{ from: string, to: string, why: string }} Breach */

const LOOKED_AT = ['main', 'renderer', 'knowledge', 'test', 'bench', 'setup'];
/** A cruiser that cannot read TypeScript sees no module and finds nothing wrong: fewer than this is a broken check. */
const LEAST_MODULES = 50;
const BESIDE = '\\.(?:test|fixture)\\.tsx?$';

/** @param {string} folder the tree to look at
 *  @returns {Promise<{ modules: number, breaches: Breach[] }>} */
export async function checkBoundaries(folder) {
  const looked = LOOKED_AT.filter((name) => existsSync(join(folder, name)));
  const { output } = await cruise(
    looked,
    {
      baseDir: folder,
      validate: true,
      ruleSet: { allowed: allowedRules(), allowedSeverity: 'error', forbidden: [NO_CIRCLES] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      // Only what is ours: a package's own dist/ must be seen.
      exclude: { path: '^(?:dist|native/build)/|\\.(?:css|svg|woff2)$' },
      preserveSymlinks: true,
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
      conditionNames: ['import', 'node', 'types', 'default'],
      exportsFields: ['exports'],
    },
  );
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered with text where its result was asked for');
  const ours = output.modules.filter(({ source }) => LOOKED_AT.some((name) => source.startsWith(`${name}/`)));
  const homeless = ours
    .filter(({ source }) => !isBesideOrSettings(source) && roomsOf(source).length === 0)
    .map(({ source }) => ({ from: source, to: '', why: 'lies in no room: put its folder into setup/rooms.mjs first' }));
  const lost = new Set(
    ours.flatMap(({ source, dependencies }) =>
      dependencies.filter((d) => d.couldNotResolve).map((d) => `${source} ${d.resolved}`),
    ),
  );
  const breaches = output.summary.violations.map(({ from, to, rule }) => {
    if (lost.has(`${from} ${to}`)) return { from, to, why: 'is not there' };
    return { from, to, why: rule.name === NO_CIRCLES.name ? 'closes a circle of imports' : mayOnly(from) };
  });
  return { modules: ours.length, breaches: [...homeless, ...breaches] };
}

const NO_CIRCLES = {
  name: 'no-circle',
  severity: /** @type {const} */ ('error'),
  from: {},
  // A circle of types alone is no circle when the program runs.
  to: { circular: true, viaOnly: { dependencyTypesNot: /** @type {['type-only']} */ (['type-only']) } },
};

const ALL_ROOMS = Object.entries({ ...ROOMS, test: TEST_ROOMS.test, bench: TEST_ROOMS.bench, setup: TEST_ROOMS.setup });

/** Rules for dependency-cruiser: an import is allowed when one of these matches it. */
function allowedRules() {
  const rooms = ALL_ROOMS.flatMap(([name, room]) => {
    const from = { path: pathOf(name), ...(name in ROOMS ? { pathNot: BESIDE } : {}) };
    // What ships never imports a test or a fixture.
    return rulesFor(from, { ...room, may: [name, ...(room.may ?? [])] }, name in ROOMS ? BESIDE : undefined);
  });
  const beside = ALL_ROOMS.flatMap(([name, room]) => rulesFor({ path: besidePathOf(name) }, { npm: room.npm ?? [] }));
  return [
    ...rooms,
    ...beside,
    ...rulesFor({ path: BESIDE }, TEST_ROOMS.beside),
    ...rulesFor({ path: `${escaped(BUILD_SETTINGS.suffix)}$` }, BUILD_SETTINGS),
  ];
}

/** @param {{ path: string, pathNot?: string }} from @param {Room} room @param {string} [not] */
function rulesFor(from, { may = [], npm = [], node = [] }, not) {
  const rules = [];
  if (may.length > 0)
    rules.push({ from, to: { path: may.map(pathOf), ...(not === undefined ? {} : { pathNot: not }) } });
  if (npm.length > 0)
    rules.push({ from, to: { path: npm.map((name) => `(?:^|/)node_modules/(?:@types/)?${escaped(name)}/`) } });
  if (node.length > 0) {
    const path = node.includes('*') ? '.' : node.map((name) => `^(?:node:)?${escaped(name)}$`);
    rules.push({ from, to: { path, dependencyTypes: /** @type {['core']} */ (['core']) } });
  }
  return rules;
}

/** @param {string} name a room's name, see rooms.mjs @returns {string} a regular expression over paths */
function pathOf(name) {
  if (name.endsWith('.ts')) return `^${escaped(name)}$`;
  if (name.endsWith('/*')) return `^${escaped(name.slice(0, -1))}[^/]+$`;
  return `^${escaped(name)}/`;
}

/** @param {string} name a room's name @returns {string} the tests and fixtures that lie in it */
function besidePathOf(name) {
  return `${pathOf(name).replace(/\$$/, '')}.*${BESIDE}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** @param {string} path */
function roomsOf(path) {
  return ALL_ROOMS.filter(([name]) => new RegExp(pathOf(name)).test(path));
}

/** @param {string} path */
function isBesideOrSettings(path) {
  return new RegExp(BESIDE).test(path) || path.endsWith(BUILD_SETTINGS.suffix);
}

/** @param {string} path */
function mayOnly(path) {
  const parts = isBesideOrSettings(path) ? [TEST_ROOMS.beside] : roomsOf(path).map(([, room]) => room);
  /** @param {readonly (readonly string[] | undefined)[]} lists */
  const list = (lists) => [...new Set(lists.flatMap((names) => names ?? []))].join(', ') || 'nothing';
  const [may, npm, node] = [parts.map((p) => p.may), parts.map((p) => p.npm), parts.map((p) => p.node)];
  return `may import: ${list(may)}; from npm: ${list(npm)}; from Node: ${list(node)} (setup/rooms.mjs)`;
}

if (process.argv[1] === import.meta.filename) {
  const { modules, breaches } = await checkBoundaries(process.argv[2] ?? ROOT);
  for (const { from, to, why } of breaches) process.stdout.write(`${from}${to === '' ? '' : ` -> ${to}`}: ${why}\n`);
  const tooFew = modules < LEAST_MODULES;
  if (tooFew) process.stdout.write(`Only ${modules} modules were seen: the check itself is broken.\n`);
  process.stdout.write(`${modules} modules, ${breaches.length} forbidden imports\n`);
  process.exitCode = tooFew || breaches.length > 0 ? 1 : 0;
}
