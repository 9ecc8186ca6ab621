/** Packs the app as electron-builder would, with an empty Electron in the place of its binary, and looks at what is in
 *  it: no second Node, no second Chromium, no source, no test, and everything that the app reads. */
import { execFile, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../main/contract/settings.ts';
import { build } from '../setup/built.mjs';

const TOP = fileURLToPath(new URL('..', import.meta.url));
const PACK_MS = 180_000;
const builderSchema = z.looseObject({
  publish: z.null(),
  electronFuses: z.record(z.string(), z.boolean()),
  mac: z.looseObject({ hardenedRuntime: z.literal(true), entitlements: z.string() }),
  win: z.looseObject({ requestedExecutionLevel: z.string() }),
});
const manifestSchema = z.object({ main: z.string(), optionalDependencies: z.record(z.string(), z.string()) });

const run = promisify(execFile);
const read = (path: string): Promise<string> => readFile(join(TOP, path), 'utf8');

let settings: z.infer<typeof builderSchema>;
let manifest: z.infer<typeof manifestSchema>;
beforeAll(async () => {
  settings = builderSchema.parse(parse(await read('electron-builder.yml')));
  manifest = manifestSchema.parse(JSON.parse(await read('package.json')));
  for (const part of ['renderer', 'electron-main', 'electron-preload'] as const) build(part, process.execPath);
}, PACK_MS);

describe.runIf(process.platform === 'linux')('the package', () => {
  let scratch: string;
  let inside: string[];
  let beside: string[];
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'earshot-pack-'));
    await packInto(scratch);
    const resources = join(scratch, 'out', 'linux-unpacked', 'resources');
    const require = createRequire(import.meta.resolve('electron-builder'));
    const asar = require('@electron/asar') as { listPackage(path: string, options: object): string[] };
    inside = asar.listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.slice(1));
    beside = (await run('find', ['.', '-type', 'f'], { cwd: join(resources, 'app.asar.unpacked') })).stdout
      .trim()
      .split('\n');
  }, PACK_MS);
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  test('holds what the app reads', () => {
    for (const path of [
      'package.json',
      manifest.main,
      'dist/electron/preload.cjs',
      'dist/electron/analysis-process.js',
      'dist/renderer/index.html',
      'knowledge/built/manifest.json',
      'knowledge/sample/sample.json',
    ]) {
      expect(inside).toContain(path);
    }
  });

  test('holds cap and no other package, so no second Node and no second Chromium', () => {
    const nodes = Object.keys(manifest.optionalDependencies).filter((name) => name.startsWith('node-'));
    expect(nodes.length).toBeGreaterThanOrEqual(5);
    expect(inside.filter((path) => /^node_modules\/[^/]+$/.test(path))).toEqual(['node_modules/cap']);
  });

  test('holds no source, no test, no stamp of the set-up', () => {
    expect(inside.filter((path) => /^(?:main|renderer|test|setup|bench|docs|native)\/.*\.\w+$/.test(path))).toEqual([]);
    expect(inside.filter((path) => /stamp|\.test\.|\.map$/.test(path))).toEqual([]);
  });

  test('keeps real files beside the archive: the helper and the native module', () => {
    const expected = [
      ...(existsSync(join(TOP, 'native/build/earshot-capture')) ? ['./native/build/earshot-capture'] : []),
      ...(existsSync(join(TOP, 'node_modules/cap/build/Release/cap.node'))
        ? ['./node_modules/cap/build/Release/cap.node']
        : []),
    ];
    expect(beside).toEqual(expect.arrayContaining(expected));
  });
});

/** Packs with a folder in Electron's place. Its switches cannot be set in an empty file, so they are left out. */
async function packInto(folder: string): Promise<void> {
  const electron = join(folder, 'electron');
  await mkdir(join(electron, 'resources'), { recursive: true });
  for (const name of ['electron', 'version', 'LICENSE', 'LICENSES.chromium.html'])
    await writeFile(join(electron, name), '');
  await chmod(join(electron, 'electron'), 0o755);
  const { electronFuses: _fuses, ...rest } = settings;
  const trial = { ...rest, electronDist: electron, npmRebuild: false, directories: { output: join(folder, 'out') } };
  await writeFile(join(folder, 'trial.yml'), stringify(trial));
  const cli = join(TOP, 'node_modules', 'electron-builder', 'cli.js');
  await run(process.execPath, [cli, '--linux', 'dir', '--config', join(folder, 'trial.yml'), '--publish', 'never'], {
    cwd: TOP,
  });
}

describe('the bundles', () => {
  test('the preload is one file that requires Electron alone', async () => {
    const source = await read('dist/electron/preload.cjs');
    expect([...source.matchAll(/require\((.*?)\)/g)].map(([, name]) => name)).toEqual(['"electron"']);
  });

  test('pdf.js finds its other half beside the main process', async () => {
    const worker = (await import(join(TOP, 'dist/electron/pdf.worker.mjs'))) as object;
    expect(Object.keys(worker)).toEqual(['WorkerMessageHandler']);
  });

  test('the analysis process starts from where it is built, and finds its knowledge', async () => {
    const answers = await answersOf(
      `
      import { EventEmitter } from 'node:events';
      process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) });
      await import(${address('dist/electron/analysis-process.js')});
      process.parentPort.emit('message', { data: { type: 'start', settings: ${JSON.stringify(DEFAULT_SETTINGS)} } });`,
      1,
    );
    expect(answers).toEqual([{ type: 'started' }]);
  });

  test('the main process opens its window and answers, over the stand-in', async () => {
    const [answer, page] = await answersOf(
      `
      import { registerHooks } from 'node:module';
      const standIn = ${address('test/electron-stand-in/electron.ts')};
      registerHooks({ resolve: (name, context, next) => (name === 'electron' ? { url: standIn, shortCircuit: true } : next(name, context)) });
      const { world } = await import(${address('test/electron-stand-in/world.ts')});
      await import(${address('dist/electron/main.js')});
      while (!world.windows[0]?.url && !world.exited) await new Promise((resolve) => setTimeout(resolve, 10));
      if (world.exited) throw new Error('The app gave up before its window was there');
      const event = world.windows[0].invokeEvent();
      process.send(await world.invoke(event, 'earshot:command', [{ ask: 'command', name: 'app-state', input: {} }]));
      process.send(world.windows[0].url);`,
      2,
    );
    expect(answer).toMatchObject({ ok: true, value: { sessions: [] } });
    expect(page).toBe('app://earshot/index.html');
  });
});

function address(path: string): string {
  return JSON.stringify(pathToFileURL(join(TOP, path)).href);
}

/** Runs a module in a process of its own, with an empty data folder, until it has sent so many messages. */
async function answersOf(source: string, count: number): Promise<unknown[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'earshot-bundle-'));
  await writeFile(join(scratch, 'start.mjs'), source);
  const child = fork(join(scratch, 'start.mjs'), {
    execArgv: [],
    env: { ...process.env, EARSHOT_HOME: join(scratch, 'home') },
    silent: true,
  });
  try {
    let said = '';
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
    return await new Promise<unknown[]>((resolve, reject) => {
      const answers: unknown[] = [];
      child.on('exit', (code) => reject(new Error(`It ended with ${code}: ${said}`)));
      child.on('message', (message) => {
        if (answers.push(message) === count) resolve(answers);
      });
    });
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
    await rm(scratch, { recursive: true });
  }
}

describe('the settings', () => {
  test('leave the binary nothing but this app', () => {
    expect(settings.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(settings.win.requestedExecutionLevel).toBe('asInvoker');
  });

  test('ask macOS for nothing but compiling at run time', async () => {
    const keys = [...(await read(settings.mac.entitlements)).matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key);
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  });

  test('are known to electron-builder, each of them', async () => {
    const require = createRequire(import.meta.resolve('electron-builder'));
    const { validateConfiguration } = require('app-builder-lib/out/util/config/config') as {
      validateConfiguration(config: unknown, log: { add(): void; isEnabled: boolean }): Promise<void>;
    };
    const log = { add: () => undefined, isEnabled: false };
    await expect(validateConfiguration(settings, log)).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...settings, elektronFuses: {} }, log)).rejects.toThrow(/elektronFuses/);
  });
});
