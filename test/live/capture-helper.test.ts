import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createCaptureReader } from '../../main/formats/reader.ts';
import { HELPER, named, whyNoLoopback } from './capture-ready.ts';
import { openLoopbackChat } from './loopback-chat.ts';

const why = whyNoLoopback();
const folder = mkdtempSync(join(tmpdir(), 'earshot-helper-'));
chmodSync(folder, 0o755); // another user runs a copy from here
afterAll(() => rmSync(folder, { recursive: true }));

const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

/** The helper while it records on loopback, after its first octets came. */
async function running(args: readonly string[] = [], options: { path?: string; uid?: number } = {}) {
  const identity = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const child = spawn(options.path ?? HELPER, ['--device', 'lo', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...identity,
  });
  children.push(child);
  const chunks: Buffer[] = [];
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => void errors.push(text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => (chunks.push(chunk), resolve()));
    void ended.then(() => resolve());
  });
  return { child, ended, bytes: () => Buffer.concat(chunks), said: () => errors.join('') };
}

function status(pid: number | undefined): Record<string, string> {
  const lines = readFileSync(`/proc/${pid}/status`, 'latin1').split('\n');
  return Object.fromEntries(lines.map((line) => [line.split(':')[0] ?? '', line.split(':')[1]?.trim() ?? '']));
}

const NONE = '0000000000000000';
const loopbackFlags = () => readFileSync('/sys/class/net/lo/flags', 'latin1').trim();
const isRoot = process.getuid?.() === 0;

test.skipIf(why !== null)(named('every privilege is gone while it records', why), async () => {
  const { child, ended } = await running();
  const now = status(child.pid);
  expect(now).toMatchObject({ CapEff: NONE, CapPrm: NONE, CapInh: NONE, CapAmb: NONE, NoNewPrivs: '1' });
  if (isRoot) {
    expect(now['CapBnd']).toBe(NONE);
    expect(now['Uid']?.split('\t')).toEqual(['65534', '65534', '65534', '65534']);
    expect(now['Gid']?.split('\t')).toEqual(['65534', '65534', '65534', '65534']);
    expect(now['Groups']).toBe('');
  }
  const limits = readFileSync(`/proc/${child.pid}/limits`, 'latin1');
  expect(limits).toMatch(/Max core file size +0 +0 /);
  expect(limits).toMatch(/Max open files +3 +3 /);
  expect(limits).toMatch(/Max processes +0 +0 /);
  if (['x64', 'arm64'].includes(process.arch)) expect(now['Seccomp']).toBe('2');
  child.stdin.end();
  expect(await ended).toBe(0);
});

test.skipIf(why !== null)(named('the device is not promiscuous', why), async () => {
  const before = loopbackFlags();
  const { child, ended } = await running();
  expect(loopbackFlags()).toBe(before);
  expect(Number(loopbackFlags()) & 0x100).toBe(0); // IFF_PROMISC
  child.stdin.end();
  expect(await ended).toBe(0);
});

const noSetcap =
  why ??
  (isRoot && spawnSync('setcap', ['-h']).error === undefined ? null : 'skipped: needs root and the libcap tools');

test.skipIf(noSetcap !== null)(
  named('with the one file right an ordinary user records, and keeps no right', noSetcap),
  async () => {
    const path = join(folder, 'earshot-capture');
    copyFileSync(HELPER, path);
    chmodSync(path, 0o755);
    expect(spawnSync('setcap', ['cap_net_raw+ep', path]).status).toBe(0);
    const { child, ended } = await running([], { path, uid: 65533 });
    expect(status(child.pid)).toMatchObject({
      CapEff: NONE,
      CapPrm: NONE,
      CapInh: NONE,
      CapAmb: NONE,
      NoNewPrivs: '1',
    });
    child.stdin.end();
    expect(await ended).toBe(0);
    // Writing to the file takes the right away: nobody can put another program in its place.
    writeFileSync(path, readFileSync(HELPER));
    const check = spawnSync(path, ['--check', '--device', 'lo'], { uid: 65533, gid: 65533, encoding: 'utf8' });
    expect([check.status, check.stderr]).toEqual([2, expect.stringContaining('"error":"no-permission"')]);
  },
);

test.skipIf(why !== null)(
  named('SIGINT and SIGTERM end it as the end of its input does: drained, exit code 0', why),
  async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const chat = await openLoopbackChat();
      const { child, ended, bytes } = await running(['--filter', `udp port ${chat.udpPort}`]);
      await chat.talk(); // not asked for: must not be there
      await chat.sendDatagrams(50);
      child.kill(signal);
      expect(await ended).toBe(0);
      await chat.close();
      const reader = createCaptureReader();
      reader.push(bytes(), () => undefined);
      reader.end(() => undefined);
      expect(reader.facts).toMatchObject({ packets: 50, droppedPackets: 0, truncated: false, problems: [] });
    }
  },
);

test.skipIf(why !== null)(named('--seconds ends by itself', why), async () => {
  const since = performance.now();
  const { ended } = await running(['--seconds', '1']);
  expect(await ended).toBe(0);
  expect(performance.now() - since).toBeGreaterThan(900);
});

test.skipIf(why !== null)(named('it ends when the process that started it is killed', why), async () => {
  const script = `
    const child = require('node:child_process').spawn(${JSON.stringify(HELPER)}, ['--device', 'lo'], { stdio: ['pipe', 'ignore', 'ignore'] });
    console.log(child.pid); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(parent);
  const pid = Number(
    await new Promise<string>((resolve) => parent.stdout.once('data', (text) => resolve(String(text)))),
  );
  await wait(200);
  expect(readFileSync(`/proc/${pid}/comm`, 'latin1')).toContain('earshot');
  parent.kill('SIGKILL');
  await expect.poll(() => isGone(pid), { timeout: 5_000 }).toBe(true);
});

/** Gone, or dead and waiting to be collected by whoever inherited it. */
function isGone(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return true;
  }
}

test.skipIf(why !== null)(named('a file that may not grow: what fits is kept, and it says so', why), async () => {
  const path = join(folder, 'full.pcapng');
  writeFileSync(path, '');
  const chat = await openLoopbackChat();
  const limited = `ulimit -f 8; exec "$0" --device lo --filter "$1" > "$2"`; // 8 blocks of 512 or 1024 octets
  const child = spawn('/bin/sh', ['-c', limited, HELPER, chat.filter, path], { stdio: ['pipe', 'ignore', 'pipe'] });
  children.push(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  await expect.poll(() => readFileSync(path).length, { timeout: 5_000 }).toBeGreaterThan(0);
  await chat.sendDatagrams(400);
  expect(await ended).toBe(2);
  await chat.close();
  expect(JSON.parse(said)).toMatchObject({ error: 'write-failed' });
  const reader = createCaptureReader();
  reader.push(readFileSync(path), () => undefined);
  reader.end(() => undefined);
  expect(reader.facts.packets).toBeGreaterThan(20);
  expect(reader.facts.problems).toEqual(['cut-short']);
});

test.skipIf(why !== null)(named('a reader that goes away ends it', why), async () => {
  const { child, ended, said } = await running();
  child.stdout.destroy();
  expect(await ended).toBe(2);
  expect(said()).toContain('"error":"write-failed"');
});

const ask = (...args: string[]) => {
  const { status: code, stderr } = spawnSync(HELPER, args, { encoding: 'utf8', timeout: 10_000, input: '' });
  return [code, stderr === '' ? '' : (JSON.parse(stderr) as { error: string }).error];
};

test.skipIf(why !== null)(named('each wrong wish has its word', why), () => {
  expect(ask('--device', 'no-such-one')).toEqual([2, 'no-device']);
  expect(ask('--device', 'x'.repeat(5000))).toEqual([2, 'no-device']);
  expect(ask('--check', '--device', 'lo', '--filter', 'udp port 1 and')).toEqual([2, 'bad-filter']);
  expect(ask('--check', '--device', 'lo', '--filter', 'host example.com')).toEqual([2, 'bad-filter']); // asks no name server
  expect(ask('--check', '--device', 'lo', '--filter', '(('.repeat(2000))).toEqual([2, 'bad-filter']);
  expect(ask('--device', 'lo', '--seconds', '1x')).toEqual([2, 'bad-arguments']);
  expect(ask('--device', 'lo', '--snaplen', '999999999999999999999')).toEqual([2, 'bad-arguments']);
  expect(ask('--monitor')).toEqual([2, 'bad-arguments']);
  expect(ask()).toEqual([2, 'bad-arguments']);
  expect(ask('--check', '--device', 'lo', '--filter', 'udp port 53')).toEqual([0, '']);
});

test.skipIf(why !== null)(named('devices that are no networks are refused', why), () => {
  for (const name of ['any', 'usbmon0', 'bluetooth-monitor', 'dbus-system', 'nflog']) {
    expect(ask('--check', '--device', name), name).toEqual([2, 'no-device']);
  }
});
