import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow } from './window.ts';

const ENTRY = 'http://127.0.0.1:9/#token=x';

describe.skipIf(process.platform === 'win32')('openWindow (not run on Windows)', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-window-test-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A browser that is a shell script; it writes its arguments down. */
  async function browser(name: string, script: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\nprintf '%s\\n' "$@" > ${path}.args\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }
  const argsOf = async (path: string) => (await readFile(`${path}.args`, 'utf8')).trim().split('\n');
  const profileOf = async (path: string) =>
    (await argsOf(path)).find((arg) => arg.startsWith('--user-data-dir='))?.slice(16) ?? '';

  it('is not opened for root, whatever browser there is', async () => {
    await expect(openWindow(ENTRY, join(folder, 'none'), true)).rejects.toMatchObject({ code: 'window-as-root' });
  });

  it('is a window of its own with a throw-away profile, quiet, and with the sandbox on', async () => {
    const path = await browser('ends', 'exit 0');
    const { closed } = await openWindow(ENTRY, path, false);
    await closed;
    const args = await argsOf(path);
    expect(args).toContain(`--app=${ENTRY}`);
    expect(args).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
    expect(args.join(' ')).not.toMatch(/no-sandbox|disable-setuid-sandbox|remote-debugging/);
    const profile = await profileOf(path);
    expect(profile.startsWith(join(tmpdir(), 'earshot-'))).toBe(true);
    await expect(readdir(profile)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('that ends at once by a fault is told, and its profile is gone', async () => {
    const path = await browser('fails', 'exit 1');
    const { closed } = await openWindow(ENTRY, path, false);
    await expect(closed).rejects.toMatchObject({ code: 'window-failed' });
    await expect(readdir(await profileOf(path))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('that we close is closed, not failed', async () => {
    const path = await browser('waits', 'exec sleep 60');
    const window = await openWindow(ENTRY, path, false);
    await expect.poll(() => argsOf(path).catch(() => [])).not.toEqual([]);
    window.close();
    await window.closed;
  });

  it('that cannot be started is told', async () => {
    const { closed } = await openWindow(ENTRY, join(folder, 'none'), false);
    await expect(closed).rejects.toMatchObject({ code: 'no-chromium' });
  });
});
