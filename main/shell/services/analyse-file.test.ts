import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import { analyseCapture } from './analyse-file.ts';
import { startAnalysisThread } from './analysis-thread.ts';
import { aPcap } from './capture.fixture.ts';
import { openCapturePipe } from './open-capture.ts';
import type { AnalysisProcess } from './ports.ts';

const pcap = aPcap(['one', 'two', 'three']);
const pipeOf = (...chunks: Buffer[]) => openCapturePipe(Readable.from(chunks), 'a.pcap');

/** A thread that tells whether it was stopped. */
function watched(): { process: AnalysisProcess; gone: Promise<void> } {
  const process = startAnalysisThread();
  const gone = new Promise<void>((resolve) => process.onExit(() => resolve()));
  return { process, gone };
}

test('what is kept, how far it is, and the result', async () => {
  const { process, gone } = watched();
  const kept: Uint8Array[] = [];
  const progress: [number, number | null][] = [];
  const { assessment } = await analyseCapture(
    process,
    pipeOf(pcap.subarray(0, 50), pcap.subarray(50)),
    DEFAULT_SETTINGS,
    {
      keep: async (chunk) => void kept.push(chunk),
      onProgress: (...far) => progress.push(far),
    },
  );
  expect(Buffer.concat(kept).equals(pcap)).toBe(true);
  expect(progress.at(-1)).toEqual([pcap.length, null]);
  expect(assessment.coverage.packets).toBe(3);
  expect(assessment.input.files[0]?.truncated).toBe(false);
  await gone;
});

test('a compressed capture without its end is read to the break, and the document says so', async () => {
  const packed = gzipSync(pcap);
  const { assessment } = await analyseCapture(
    startAnalysisThread(),
    pipeOf(packed.subarray(0, packed.length - 8)),
    DEFAULT_SETTINGS,
  );
  // Every packet came out: only the check sum is missing.
  expect(assessment.coverage.packets).toBe(3);
  expect(assessment.input.files[0]).toMatchObject({ truncated: true, problems: ['damaged-compression'] });
});

test('the thread ends, whatever goes wrong', async () => {
  const failing = [
    { capture: pipeOf(), code: 'empty-file' },
    { capture: pipeOf(Buffer.from('x')), code: 'not-a-capture' },
    { capture: pipeOf(Buffer.from('certainly not a capture of anything')), code: 'not-a-capture' },
  ];
  for (const { capture, code } of failing) {
    const { process, gone } = watched();
    await expect(analyseCapture(process, capture, DEFAULT_SETTINGS)).rejects.toMatchObject({
      code,
      values: { name: 'a.pcap' },
    });
    await gone;
  }
  const { process, gone } = watched();
  const keep = () => Promise.reject(new Error('disk'));
  await expect(analyseCapture(process, pipeOf(pcap), DEFAULT_SETTINGS, { keep })).rejects.toThrow('disk');
  await gone;
});
