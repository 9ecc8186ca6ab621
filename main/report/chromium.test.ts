import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedChromium, QUIET_ARGUMENTS } from './chromium.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-chromium-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function program(name: string, mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, mode);
  return path;
}

describe.skipIf(process.platform === 'win32')('installedChromium (paths as Unix writes them)', () => {
  it('finds none where none is', async () => {
    expect(await installedChromium({ PATH: folder }, 'linux')).toBeNull();
    expect(await installedChromium({}, 'linux')).toBeNull();
    expect(await installedChromium({ PATH: '' }, 'linux')).toBeNull();
    expect(await installedChromium({}, 'win32')).toBeNull();
  });

  it('finds Chromium before Chrome before Edge, and only what may be run', async () => {
    const edge = await program('microsoft-edge');
    expect(await installedChromium({ PATH: `/nowhere:${folder}` }, 'linux')).toBe(edge);
    const chrome = await program('google-chrome');
    expect(await installedChromium({ PATH: folder }, 'linux')).toBe(chrome);
    const chromium = await program('chromium', 0o644);
    expect(await installedChromium({ PATH: folder }, 'linux')).toBe(chrome);
    await chmod(chromium, 0o755);
    expect(await installedChromium({ PATH: folder }, 'linux')).toBe(chromium);
  });

  it('takes the one that was chosen, and no other where that is missing', async () => {
    const own = await program('my-browser');
    expect(await installedChromium({ PATH: folder, EARSHOT_CHROMIUM: own }, 'linux')).toBe(own);
    expect(await installedChromium({ PATH: folder, EARSHOT_CHROMIUM: join(folder, 'gone') }, 'linux')).toBeNull();
  });
});

describe('QUIET_ARGUMENTS', () => {
  it('leave no host but this machine, and never touch the sandbox', () => {
    expect(QUIET_ARGUMENTS).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
    expect(QUIET_ARGUMENTS).toEqual(
      expect.arrayContaining([
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-extensions',
        '--disable-sync',
        '--no-proxy-server',
      ]),
    );
    expect(QUIET_ARGUMENTS.join(' ')).not.toContain('sandbox');
  });

  it('name each switch once: of two Chromium takes the last', () => {
    const names = QUIET_ARGUMENTS.map((arg) => arg.split('=')[0]);
    expect(new Set(names).size).toBe(names.length);
  });
});
