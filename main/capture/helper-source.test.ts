import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { HelperSource } from './helper-source.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach((path) => rmSync(path, { recursive: true })));

/** A shell script in the helper's place. It writes `bytes`, then waits for the end of its input, as the helper does. */
function fakeHelper(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-helper-'));
  made.push(folder);
  const path = join(folder, 'helper');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
  return path;
}

const request = { interface: 'wlan0', filter: 'udp port 53' };

async function all(source: HelperSource, onFirst: () => void = () => undefined): Promise<string> {
  let text = '';
  for await (const chunk of source.open(request)) {
    if (text === '') onFirst();
    text += Buffer.from(chunk).toString('latin1');
  }
  return text;
}

const gone = (pid: number | null) => {
  try {
    return pid === null || !process.kill(pid, 0);
  } catch {
    return true;
  }
};

test('hands on every byte, also those the helper drains after stop, and leaves no child', async () => {
  const source = new HelperSource(fakeHelper('printf "%s|" "$@"; /bin/cat >/dev/null; printf "drained"'));
  expect(await all(source, () => void source.stop())).toBe('--device|wlan0|--filter|udp port 53|drained');
  expect(gone(source.pid)).toBe(true);
});

test("the helper's problem becomes ours, and what came before it is handed on", async () => {
  const source = new HelperSource(
    fakeHelper(`printf part; echo '{"error":"no-permission","detail":"socket"}' >&2; exit 2`),
  );
  let text = '';
  const reading = (async () => {
    for await (const chunk of source.open(request)) text += Buffer.from(chunk).toString();
  })();
  await expect(reading).rejects.toMatchObject({ code: 'no-capture-right', values: { reason: 'no-permission' } });
  expect(text).toBe('part');
});

test('a helper that dies without a word is a failed capture', async () => {
  await expect(all(new HelperSource(fakeHelper('kill -9 $$')))).rejects.toMatchObject({ code: 'capture-failed' });
});

test('no helper, no source', async () => {
  await expect(all(new HelperSource('/nowhere/earshot-capture'))).rejects.toMatchObject({ code: 'no-capture-source' });
});

test('leaving the reading early ends the child', async () => {
  const source = new HelperSource(fakeHelper('echo something; /bin/cat >/dev/null'));
  for await (const chunk of source.open(request)) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  expect(gone(source.pid)).toBe(true);
});

test('a helper that will not stop is killed', async () => {
  const source = new HelperSource(fakeHelper('echo something; exec /bin/sleep 60'), { graceMs: 100 });
  const reading = all(source, () => void source.stop());
  await expect(reading).rejects.toMatchObject({ code: 'capture-failed' });
  expect(gone(source.pid)).toBe(true);
});

test('stopped before it began, it never starts', async () => {
  const source = new HelperSource('/nowhere/earshot-capture');
  await source.stop();
  expect(await all(source)).toBe('');
  expect(source.pid).toBeNull();
});
