import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSameUser } from './same-user.ts';

let folder = '';
let table = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-user-'));
  table = join(folder, 'tcp');
  // proc(5): slot, local, remote, state, queues, timer, retransmits, uid, timeout, inode.
  const rows = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1',
    '   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 2 1',
    '   2: 0100007F:C351 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 3 1',
    '   3: 0A00000A:C352 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 4 1',
  ];
  await writeFile(table, `${rows.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

test('the row of the caller tells whose it is', async () => {
  const from = (remotePort: number) => isSameUser({ remotePort, localPort: 8080 }, table, 1000);
  expect(await from(50_001)).toBe(true);
  expect(await from(50_000)).toBe(false);
});

test('who is not listed, or calls from another address, is a stranger', async () => {
  for (const remotePort of [50_002, 9, undefined])
    expect(await isSameUser({ remotePort, localPort: 8080 }, table, 1000)).toBe(false);
  expect(await isSameUser({}, table, 1000)).toBe(false);
});

test('a system that does not tell says neither yes nor no', async () => {
  expect(await isSameUser({ remotePort: 50_001, localPort: 8080 }, join(folder, 'none'), 1000)).toBeNull();
});

const notLinux = process.platform === 'linux' ? null : 'skipped: only Linux tells';

/** Whether a client of this user is taken for one of ours. */
async function calledBy(start: (port: number) => void): Promise<boolean | null> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const called = new Promise<boolean | null>((resolve) => {
    server.once(
      'connection',
      (socket) =>
        void isSameUser(socket)
          .then(resolve)
          .finally(() => socket.destroy()),
    );
  });
  start((server.address() as AddressInfo).port);
  const answer = await called;
  await new Promise((resolve) => server.close(resolve));
  return answer;
}

test.skipIf(notLinux !== null)(`a real call of our own${notLinux ? ` (${notLinux})` : ''}`, async () => {
  expect(await calledBy((port) => void connect(port, '127.0.0.1').on('error', () => undefined))).toBe(true);
});

const noBash = spawnSync('bash', ['--version']).error === undefined ? null : 'skipped: no bash';
const notRoot =
  notLinux ?? noBash ?? (process.getuid?.() === 0 ? null : 'skipped: only root can call as somebody else');

test.skipIf(notRoot !== null)(`a real call of somebody else${notRoot ? ` (${notRoot})` : ''}`, async () => {
  const answer = calledBy(
    (port) =>
      void spawn('bash', ['-c', `exec 3<>/dev/tcp/127.0.0.1/${port}; sleep 2`], {
        uid: 65_533,
        gid: 65_533,
        stdio: 'ignore',
      }),
  );
  expect(await answer).toBe(false);
});
