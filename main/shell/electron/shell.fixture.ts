import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, vi } from 'vitest';
import type { CommandName, Shell, ShellEvent } from '../../contract/shell.ts';
import type { ShellPorts } from '../services/ports.ts';
import type { Services } from '../services/services.ts';

/** Services that do nothing but remember. */
export class FakeServices implements Services {
  readonly asked: { name: CommandName; input: unknown }[] = [];
  readonly given: { name: string; bytes: Uint8Array }[] = [];
  readonly listeners = new Set<(event: ShellEvent) => void>();
  answer: unknown = {};
  fault: Error | null = null;
  closed = 0;

  handle: Services['handle'] = (name, input) => {
    this.asked.push({ name, input });
    if (this.fault) return Promise.reject(this.fault);
    // A test may hand back what the contract does not allow: the shell must notice.
    return Promise.resolve(this.answer as never);
  };
  on(listener: (event: ShellEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  async giveFile(bytes: AsyncIterable<Uint8Array>, name: string): Promise<{ handle: string; name: string }> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    this.given.push({ name, bytes: Buffer.concat(chunks) });
    return { handle: 'h1', name };
  }
  close(): Promise<void> {
    this.closed += 1;
    return Promise.resolve();
  }
  tell(event: unknown): void {
    for (const listener of this.listeners) listener(event as ShellEvent);
  }
}

const folders = new Set<string>();
afterEach(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  folders.clear();
});

/** The main process's `main.ts` and a page's `preload.ts`, both run over the stand-in, afresh. Its folder goes after the test. */
export async function startShell() {
  vi.resetModules();
  const { world } = await import('../../../test/electron-stand-in/world.ts');
  const { EarshotError } = await import('../../contract/errors.ts');
  const { openEarshot } = await import('./main.ts');
  const top = await mkdtemp(join(tmpdir(), 'earshot-shell-'));
  folders.add(top);
  await mkdir(join(top, 'renderer'));
  await writeFile(join(top, 'renderer', 'index.html'), '<!doctype html><title>Earshot</title>');
  await writeFile(join(top, 'renderer', 'main.js'), 'start();');
  await writeFile(join(top, 'secret.html'), 'outside');

  const services = new FakeServices();
  const got: ShellPorts[] = [];
  const makeServices = (given: ShellPorts): Promise<Services> => {
    got.push(given);
    return Promise.resolve(services);
  };
  await openEarshot(makeServices, join(top, 'electron'));
  const [ports] = got;
  const [main] = world.windows;
  if (!ports || !main) throw new Error('The shell opened no window, or asked for no services');
  world.current = main;
  await import('./preload.ts');
  // As the page sees it: through the bridge.
  const shell = world.exposed.get('earshot') as Shell;
  return { world, services, ports, main, shell, folder: top, EarshotError };
}
