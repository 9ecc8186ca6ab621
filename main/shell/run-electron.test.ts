/** Electron's program is a small script here: what counts is what we start, and what we make of how it ends. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openInElectron, sampleInElectron } from './run-electron.ts';

const APP = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let asked: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-electron-'));
  asked = join(folder, 'asked.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that notes its arguments and the one variable that matters, then does `body`. */
function program(body: string): string {
  const path = join(folder, 'electron');
  const note = `{ args: process.argv.slice(2), plainNode: process.env.ELECTRON_RUN_AS_NODE ?? null }`;
  const script = `require('node:fs').writeFileSync(${JSON.stringify(asked)}, JSON.stringify(${note}));\n${body}\n`;
  writeFileSync(path, `#!${process.execPath}\n${script}`, { mode: 0o700 });
  return path;
}

describe.skipIf(process.platform === 'win32')('the sample in Electron', () => {
  test('hands on all that it said, once it ended well', async () => {
    const long = 'x'.repeat(300_000);
    const said = await sampleInElectron(
      program(`process.stdout.write('€'.repeat(3)); process.stdout.write(${JSON.stringify(long)});`),
      false,
    );
    expect(said).toBe(`€€€${long}`);
    const { args } = JSON.parse(readFileSync(asked, 'utf8')) as { args: string[] };
    expect(args.slice(args.indexOf(APP))).toEqual([APP, '--headless']);
    expect(args).not.toContain('--no-sandbox');
    if (process.platform === 'linux') expect(args).toContain('--ozone-platform=headless');
  });

  test('keeps the sandbox, but for root', async () => {
    await sampleInElectron(program(''), true);
    expect(readFileSync(asked, 'utf8')).toContain('--no-sandbox');
  });

  test('is Electron even where the terminal would make it a plain Node', async () => {
    process.env['ELECTRON_RUN_AS_NODE'] = '1';
    try {
      await sampleInElectron(program(''), false);
    } finally {
      delete process.env['ELECTRON_RUN_AS_NODE'];
    }
    expect(JSON.parse(readFileSync(asked, 'utf8'))).toMatchObject({ plainNode: null });
  });

  test.each([
    ['an error', `console.log('half'); process.exit(2);`],
    ['a crash', `console.log('half'); process.kill(process.pid, 'SIGSEGV');`],
  ])('gives nothing after %s, not even what it had said', async (_how, body) => {
    expect(await sampleInElectron(program(body), false)).toBeNull();
    expect(existsSync(asked)).toBe(true);
  });

  test('gives nothing where it hangs, and is ended', async () => {
    const pid = join(folder, 'pid');
    const hangs = `require('node:fs').writeFileSync(${JSON.stringify(pid)}, String(process.pid)); setInterval(() => {}, 1000);`;
    expect(await sampleInElectron(program(hangs), false, 2_000)).toBeNull();
    expect(() => process.kill(Number(readFileSync(pid, 'utf8')), 0)).toThrow(/ESRCH/);
  });

  test('gives nothing where the program is not there', async () => {
    expect(await sampleInElectron(join(folder, 'no-such-program'), false)).toBeNull();
  });
});

describe.skipIf(process.platform === 'win32')('the window in Electron', () => {
  test('gives the exit code, and no switch that opens a door', async () => {
    expect(await openInElectron(program('process.exit(3);'), false)).toBe(3);
    expect(JSON.parse(readFileSync(asked, 'utf8'))).toMatchObject({ args: [APP] });
    expect(await openInElectron(program(''), false)).toBe(0);
    expect(await openInElectron(join(folder, 'no-such-program'), false)).toBe(127);
  });

  test('is not opened for root', async () => {
    await expect(openInElectron(program(''), true)).rejects.toMatchObject({ code: 'window-as-root' });
    expect(existsSync(asked)).toBe(false);
  });
});
