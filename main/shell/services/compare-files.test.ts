import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildSample, SAMPLE } from '../../../test/sample/build-sample.ts';
import { compareFiles } from './compare-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-compare-files-'));
const SECOND = buildSample({ ...SAMPLE, seed: 2022, userId: 407_118_233, roomId: 'Qv72LmTe' });
const TOLD = ['1', '2'].map((account) => ({ account, device: '1' }));
const HOW = { reveal: false, lang: 'en' };

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test('packed or not, twice: the same document', async () => {
  const plain = [file('a.pcapng', buildSample()), file('b.pcapng', SECOND)];
  const packed = [file('a.pcapng.gz', gzipSync(buildSample())), file('b.pcapng.gz', gzipSync(SECOND))];
  const one = await compareFiles(plain, TOLD, HOW);
  expect(await compareFiles(packed, TOLD, HOW)).toEqual(one);
  expect(one.findings).toHaveLength(2);
});

test('a packed one that breaks off is told as cut short', async () => {
  const whole = gzipSync(SECOND);
  const paths = [file('c.pcapng', buildSample()), file('d.gz', whole.subarray(0, whole.length / 2))];
  const { recordings } = await compareFiles(paths, TOLD, HOW);
  expect(recordings.map(({ truncated }) => truncated)).toEqual([false, true]);
});

test('what is no recording is refused', async () => {
  const good = file('e.pcapng', buildSample());
  await expect(
    compareFiles([good, file('f.txt', Buffer.from('hello, this is no capture'))], TOLD, HOW),
  ).rejects.toMatchObject({ code: 'not-a-capture' });
  await expect(compareFiles([good, file('g.pcap', new Uint8Array(0))], TOLD, HOW)).rejects.toMatchObject({
    code: 'empty-file',
  });
  await expect(compareFiles([good, folder], TOLD, HOW)).rejects.toMatchObject({ code: 'is-a-directory' });
});
