import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { summary } from '../cli/summary.ts';
import { writeReport } from '../cli/write-report.ts';
import { createText } from '../text/index.ts';
import { startAnalysisThread } from './services/analysis-thread.ts';
import { analyseCapture } from './services/analyse-file.ts';
import { lawsFor } from './services/laws.ts';
import { openCaptureFile } from './services/open-capture.ts';
import { loadSample } from './services/sample.ts';
import { dataFolder } from '../sessions/home.ts';

/** The whole job on the bundled sample, without a window: the summary per app with the findings, and the PDF's path. */
export async function runSampleHeadless(): Promise<void> {
  const { title, path, settings } = await loadSample();
  const text = createText(settings.lang);
  const capture = await openCaptureFile(path);
  const { assessment, privateValues } = await analyseCapture(startAnalysisThread(), capture, settings);
  process.stdout.write(`${summary(assessment, await lawsFor(assessment), text)}\n`);
  const folder = join(dataFolder(), 'reports');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const out = join(folder, 'earshot-sample.pdf');
  await writeReport(assessment, privateValues, out, title);
  process.stdout.write(`${text.t('command.pdf-path', { path: out })}\n`);
}
