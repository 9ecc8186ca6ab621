import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CaptureFile, createGrowingFile, type GrowingFile } from './capture-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A disk in memory that holds `room` octets; a write past them is done in part, as a real one is. */
function smallDisk(room: number) {
  const disk = { bytes: [] as number[], syncs: 0, closed: false };
  const file: GrowingFile = {
    async write(bytes, position) {
      const fits = Math.max(0, Math.min(bytes.length, room - position));
      disk.bytes.splice(position, fits, ...bytes.subarray(0, fits));
      if (fits < bytes.length) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
    sync: async () => void disk.syncs++,
    truncate: async (length) => void (disk.bytes.length = length),
    close: async () => void (disk.closed = true),
  };
  return { disk, file };
}

test('a full disk keeps every block that found room, and no part of one', async () => {
  const { disk, file } = smallDisk(10),
    capture = new CaptureFile(file);
  await capture.append([Uint8Array.of(1, 2, 3, 4)]);
  await expect(capture.append([Uint8Array.of(5, 6, 7, 8), Uint8Array.of(9, 9, 9, 9)])).rejects.toMatchObject({
    code: 'disk-full',
  });
  expect(disk.bytes).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await capture.finish();
  expect(disk.closed).toBe(true);
});

test('synced once a second, and only where something is new', async () => {
  let now = 0;
  const { disk, file } = smallDisk(1000),
    capture = new CaptureFile(file, () => now);
  for (now = 0; now < 3000; now += 100) await capture.append([Uint8Array.of(1)]);
  expect(disk.syncs).toBe(2);
  now = 10_000;
  await capture.syncWhenDue();
  now = 20_000;
  await capture.syncWhenDue();
  expect(disk.syncs).toBe(3);
});

test('the real file is for its owner alone and never written over', async () => {
  const path = join(folder, 'capture.pcapng');
  const capture = new CaptureFile(await createGrowingFile(path));
  await capture.append([Uint8Array.of(1, 2)]);
  await capture.append([Uint8Array.of(3)]);
  await capture.finish();
  expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await expect(createGrowingFile(path)).rejects.toMatchObject({ code: 'write-failed', values: { reason: 'EEXIST' } });
});

test('a folder that is none', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(createGrowingFile(join(file, 'capture.pcapng'))).rejects.toMatchObject({ code: 'write-failed' });
});
