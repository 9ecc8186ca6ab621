import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createObserver } from '../../analysis/compare/observe.ts';
import { compareAndWrite, type CompareSettings, type ReadRecording } from '../../analysis/compare/write-comparison.ts';
import type { Comparison, Told } from '../../contract/comparison.ts';
import { EarshotError } from '../../contract/errors.ts';
import { openCaptureFile } from './open-capture.ts';

/** A session on disk keeps its recording under this name. */
const CAPTURE = 'capture.pcapng';

/** Reads recordings (captures, or folders of sessions) and compares them.
 *  @param told what the person says of each, in the same order
 *  @throws EarshotError not-a-capture, empty-file, and what opening throws */
export async function compareFiles(
  paths: readonly string[],
  told: readonly Told[],
  settings: CompareSettings,
): Promise<Comparison> {
  const recordings: ReadRecording[] = [];
  for (const [i, path] of paths.entries()) {
    const said = told[i];
    if (said) recordings.push(await readRecording(path, said));
  }
  return compareAndWrite(recordings, settings);
}

async function readRecording(path: string, told: Told): Promise<ReadRecording> {
  const capture = await openCaptureFile(await captureOf(path), basename(path));
  const observer = createObserver();
  const hash = createHash('sha256');
  let seen = 0;
  for await (const chunk of capture.chunks) {
    seen += chunk.length;
    hash.update(chunk);
    observer.push(chunk);
    if (observer.facts.problems.includes('not-a-capture')) break;
  }
  const { name } = capture;
  if (seen === 0) throw new EarshotError('empty-file', { name });
  const observed = observer.finish();
  const { facts, firstTime, lastTime } = observer;
  if (facts.format === null) throw new EarshotError('not-a-capture', { name });
  if (capture.damaged()) {
    facts.truncated = true;
    facts.problems.push('damaged-compression');
  }
  return { observed, facts, firstTime, lastTime, sha256: hash.digest('hex'), told };
}

async function captureOf(path: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  if (!info?.isDirectory()) return path;
  const inside = join(path, CAPTURE);
  return (await stat(inside).catch(() => null)) === null ? path : inside;
}
