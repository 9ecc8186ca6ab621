import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ascii, described, enhanced, join as octets, section } from '../../formats/files.fixture.ts';
import { aPcap } from './capture.fixture.ts';
import { openCaptureFile, openCapturePipe, type OpenCapture } from './open-capture.ts';

const pcap = aPcap(Array.from({ length: 2_000 }, (_, i) => `datagram ${i} `.repeat(20)));

async function all(capture: OpenCapture): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of capture.chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('openCaptureFile', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-open-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const write = async (name: string, bytes: Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };

  it.each([
    ['a.pcap', pcap],
    ['a.pcap.gz', gzipSync(pcap)],
    ['a.pcap.zst', zstdCompressSync(pcap)],
    ['no-ending', gzipSync(pcap)],
  ])('reads %s by its first octets, whatever it is called', async (name, bytes) => {
    const capture = await openCaptureFile(await write(name, bytes));
    expect([capture.name, capture.size, capture.read()]).toEqual([name, bytes.length, 0]);
    expect((await all(capture)).equals(pcap)).toBe(true);
    expect([capture.read(), capture.damaged()]).toEqual([bytes.length, false]);
  });

  it('reads a compressed file cut short up to the break, and says so', async () => {
    const packed = gzipSync(pcap);
    const capture = await openCaptureFile(await write('cut.pcap.gz', packed.subarray(0, packed.length / 2)));
    const out = await all(capture);
    expect(out.length).toBeGreaterThan(1_000);
    expect(out.equals(pcap.subarray(0, out.length))).toBe(true);
    expect(capture.damaged()).toBe(true);
  });

  it('reads files shorter than what tells their kind', async () => {
    for (const bytes of [Buffer.of(0x1f), Buffer.of(0x1f, 0x8b), Buffer.from('abc')]) {
      const capture = await openCaptureFile(await write('short', bytes));
      expect((await all(capture)).length).toBe(bytes[1] === 0x8b ? 0 : bytes.length);
    }
  });

  it('tells a folder, a missing file, an empty one and a path through a file', async () => {
    await mkdir(join(folder, 'a-folder'));
    await expect(openCaptureFile(join(folder, 'a-folder'))).rejects.toMatchObject({
      code: 'is-a-directory',
      values: { name: 'a-folder' },
    });
    await expect(openCaptureFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'no-such-file' });
    await expect(openCaptureFile(await write('empty', Buffer.alloc(0)), 'as given.pcap')).rejects.toMatchObject({
      code: 'empty-file',
      values: { name: 'as given.pcap' },
    });
    await expect(openCaptureFile(join(folder, 'a.pcap', 'x'))).rejects.toMatchObject({ code: 'no-such-file' });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'tells a file that may not be read (skipped for root, who may)',
    async () => {
      const path = await write('closed', pcap);
      execFileSync('chmod', ['000', path]);
      await expect(all(await openCaptureFile(path))).rejects.toMatchObject({ code: 'no-permission' });
    },
  );

  /** Descriptors of this process that lie in the test's folder. */
  async function openDescriptors(): Promise<string[]> {
    const links = (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
    return (await Promise.all(links)).filter((path) => path.startsWith(folder));
  }

  it.skipIf(process.platform !== 'linux')(
    'holds no file open that nobody reads, or that was left in the middle (Linux)',
    async () => {
      for (const name of ['a.pcap', 'a.pcap.gz', 'a.pcap.zst']) {
        const path = join(folder, name);
        await openCaptureFile(path);
        expect(await openDescriptors(), name).toEqual([]);
        for await (const chunk of (await openCaptureFile(path)).chunks) if (chunk.length > 0) break;
        await expect.poll(openDescriptors, { message: name }).toEqual([]);
      }
    },
  );
});

describe('openCapturePipe', () => {
  it('reads what comes, however it is cut', async () => {
    const packed = zstdCompressSync(pcap);
    const capture = openCapturePipe(Readable.from(Array.from(packed, (octet) => Buffer.of(octet))), 'the pipe');
    expect((await all(capture)).equals(pcap)).toBe(true);
    expect([capture.size, capture.read()]).toEqual([null, packed.length]);
  });

  const LITTLE = { little: true };
  const packet = enhanced(LITTLE, 1n, ascii('a packet'.repeat(20)));
  const pcapng = Buffer.from(octets(section(LITTLE), described(LITTLE), ...Array.from({ length: 50 }, () => packet)));
  const wrappings = [
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ] as const;

  it.each([
    ['pcap', pcap],
    ['pcapng', pcapng],
  ])('reads a %s whose compressed parts stand one after another, cut anywhere', async (_name, bytes) => {
    for (const [kind, pack] of wrappings) {
      const parts = [0, 100, 101, bytes.length - 5].map((from, i, all) => pack(bytes.subarray(from, all[i + 1])));
      const packed = Buffer.concat(parts);
      const pieces = Array.from({ length: Math.ceil(packed.length / 7) }, (_, i) => packed.subarray(7 * i, 7 * i + 7));
      const capture = openCapturePipe(Readable.from(pieces), 'the pipe');
      expect((await all(capture)).equals(bytes), kind).toBe(true);
      expect(capture.damaged(), kind).toBe(false);
    }
  });

  it('hands on what is there before the pipe ends', async () => {
    const pipe = new PassThrough();
    const { chunks } = openCapturePipe(pipe, 'the pipe');
    pipe.write(pcap.subarray(0, 100));
    const first = await chunks[Symbol.asyncIterator]().next();
    expect(first.value).toHaveLength(100);
    pipe.destroy();
  });

  it('tells a pipe that broke', async () => {
    const pipe = new Readable({ read: () => undefined });
    pipe.destroy(Object.assign(new Error('x'), { code: 'EIO' }));
    await expect(all(openCapturePipe(pipe, 'the pipe'))).rejects.toMatchObject({
      code: 'read-failed',
      values: { name: 'the pipe' },
    });
  });
});
