import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { LinuxSockets } from './linux-sockets.ts';
import { TCP, UDP } from './proc-net.fixture.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach((path) => rmSync(path, { recursive: true })));

/** A small /proc: one process with one socket of the TCP fixture. */
function fakeProc(): string {
  const root = mkdtempSync(join(tmpdir(), 'earshot-proc-'));
  made.push(root);
  mkdirSync(join(root, 'net'));
  writeFileSync(join(root, 'net/tcp'), TCP);
  writeFileSync(join(root, 'net/udp'), UDP);
  mkdirSync(join(root, '4321/fd'), { recursive: true });
  writeFileSync(
    join(root, '4321/stat'),
    '4321 (signal-desktop) S 1 4321 4321 0 -1 4194304 0 0 0 0 0 0 0 0 20 0 1 0 500 0 0',
  );
  symlinkSync('/opt/Signal/signal-desktop', join(root, '4321/exe'));
  symlinkSync('/dev/null', join(root, '4321/fd/0'));
  symlinkSync('socket:[31415]', join(root, '4321/fd/7'));
  return root;
}

test('joins tables and descriptors; sockets whose holder cannot be read are left out', async () => {
  const { sockets, running } = await new LinuxSockets(fakeProc()).list();
  expect(sockets.map(({ row, owner }) => [row.local.port, owner])).toEqual([
    [50000, { pid: 4321, name: 'signal-desktop' }],
  ]);
  expect(running.get(4321)).toEqual({ parent: 1, started: 500 });
});

test('a known socket keeps its owner without another search; a socket that closed is forgotten', async () => {
  const root = fakeProc(),
    sockets = new LinuxSockets(root);
  await sockets.list();
  rmSync(join(root, '4321/fd'), { recursive: true });
  expect((await sockets.list()).sockets).toHaveLength(1);
  writeFileSync(join(root, 'net/tcp'), '');
  await sockets.list();
  writeFileSync(join(root, 'net/tcp'), TCP);
  expect((await sockets.list()).sockets).toEqual([]);
});

test('an empty or missing /proc gives nothing and throws nothing', async () => {
  expect((await new LinuxSockets('/nowhere').list()).sockets).toEqual([]);
});

test.runIf(process.platform === 'linux')('reads the real one: a server of this very process', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { sockets, running } = await new LinuxSockets().list();
  await new Promise((resolve) => server.close(resolve));
  const mine = sockets.filter(({ row }) => row.transport === 'tcp' && row.local.port === port);
  expect(mine.map(({ owner }) => owner)).toEqual([{ pid: process.pid, name: basename(process.execPath) }]);
  expect(running.get(process.pid)?.parent).toBe(process.ppid);
});
