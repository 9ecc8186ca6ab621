import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { summary } from '../cli/summary.ts';
import { tellError } from '../cli/tell-error.ts';
import { writeReport } from '../cli/write-report.ts';
import { EarshotError } from '../contract/errors.ts';
import { writeProblem } from '../contract/file-problem.ts';
import { dataFolder } from '../sessions/home.ts';
import { createText } from '../text/index.ts';
import { analyseCapture } from './services/analyse-file.ts';
import { lawsFor } from './services/laws.ts';
import { openCaptureFile } from './services/open-capture.ts';
import type { Job, JobPorts } from './services/ports.ts';
import { loadSample } from './services/sample.ts';

/** The whole job on the bundled sample, without a window: the summary per app with the findings, and the PDF's path.
 *  Exit code 0, or 2 after one sentence on stderr. */
export const runSampleHeadless: Job = async (ports) => {
  try {
    await run(ports);
    return 0;
  } catch (cause) {
    const problem = cause instanceof EarshotError ? cause : new EarshotError('analysis-failed', {}, { cause });
    await write(process.stderr, tellError(problem));
    return 2;
  }
};

async function run({ startAnalysis, printDocument }: JobPorts): Promise<void> {
  const { title, path, settings } = await loadSample();
  const text = createText(settings.lang);
  const capture = await openCaptureFile(path);
  const { assessment, privateValues } = await analyseCapture(startAnalysis(), capture, settings);
  await write(process.stdout, summary(assessment, await lawsFor(assessment), text));
  const folder = join(dataFolder(), 'reports');
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw writeProblem(cause, folder);
  });
  const out = join(folder, 'earshot-sample.pdf');
  await writeReport(assessment, privateValues, out, title, printDocument);
  await write(process.stdout, text.t('command.pdf-path', { path: out }));
}

/** Electron ends the process in the middle of what is still on its way to a pipe. */
function write(stream: NodeJS.WriteStream, line: string): Promise<void> {
  return new Promise((resolve) => stream.write(`${line}\n`, () => resolve()));
}
