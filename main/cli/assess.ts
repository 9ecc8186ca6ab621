import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { Assessment } from '../contract/assessment.ts';
import { EarshotError } from '../contract/errors.ts';
import type { Settings } from '../contract/settings.ts';
import { startAnalysisThread } from '../shell/services/analysis-thread.ts';
import { analyseCapture } from '../shell/services/analyse-file.ts';
import { openCaptureFile, openCapturePipe } from '../shell/services/open-capture.ts';
import { readKeyLog } from '../shell/services/key-log-file.ts';
import { lawsFor } from '../shell/services/laws.ts';
import { createText } from '../text/index.ts';
import { ProgressLine } from './progress-line.ts';
import { readSettings, type AssessOptions } from './settings.ts';
import { summary } from './summary.ts';
import { problemOf, tellError } from './tell-error.ts';
import { checkOut, writeOut } from './write-out.ts';

/** `earshot assess FILE...` (docs/command.md). */
export function addAssess(program: Command): void {
  const { t } = createText('en');
  program
    .command('assess')
    .description(t('command.assess.about'))
    .argument('<files...>', t('command.assess.files'))
    .option('--home <country>', t('command.option.home'))
    .option('--audience <countries>', t('command.option.audience'))
    .option('--vantage <country>', t('command.option.vantage'))
    .option('--mine <kind=value>', t('command.option.mine'), (value: string, all: string[]) => [...all, value], [])
    .option('--mine-file <file>', t('command.option.mine-file'))
    .option('--keylog <file>', t('command.option.keylog'))
    .option('--flows', t('command.option.flows'), false)
    .option('--json <out>', t('command.option.json'))
    .option('--reveal', t('command.option.reveal'), false)
    .option('--pdf <out>', t('command.option.pdf'))
    .option('--lang <lang>', t('command.option.lang'), 'en')
    .action(async (files: string[], options: AssessOptions) => {
      const settings = await readSettings(options, files);
      const keyLog = options.keylog === undefined ? null : await readKeyLog(options.keylog);
      process.exitCode = await assessAll(files, options, { settings, keyLog });
    });
}

/** How each file is read. */
interface Reading {
  readonly settings: Settings;
  readonly keyLog: Uint8Array | null;
}

/** One bad file does not keep the others from being read. Returns the exit code. */
async function assessAll(files: readonly string[], options: AssessOptions, how: Reading): Promise<0 | 1 | 2> {
  const many = files.length > 1;
  if (options.json !== undefined && (many || options.json !== '-'))
    await (many ? makeFolder(options.json) : checkOut(options.json));
  if (options.pdf !== undefined) await (many ? makeFolder(options.pdf) : checkOut(options.pdf));
  let exposed = false;
  let failed = false;
  for (const [i, file] of files.entries()) {
    const own = (out: string | undefined, ending: string): string | undefined =>
      out !== undefined && many ? join(out, `${i + 1}-${stem(file)}.${ending}`) : out;
    try {
      const assessment = await assessOne(file, how, own(options.json, 'json'), own(options.pdf, 'pdf'));
      exposed ||= isExposed(assessment);
    } catch (cause) {
      if (!many) throw cause;
      failed = true;
      process.stderr.write(`${tellFailedFile(problemOf(cause), file)}\n`);
    }
  }
  if (failed) return 2;
  return exposed ? 1 : 0;
}

/** Names the file where the sentence itself does not. */
function tellFailedFile(problem: EarshotError, file: string): string {
  return problem.values['name'] === undefined ? `${basename(file)}: ${tellError(problem)}` : tellError(problem);
}

async function assessOne(
  file: string,
  { settings, keyLog }: Reading,
  json: string | undefined,
  pdf: string | undefined,
): Promise<Assessment> {
  const capture =
    file === '-'
      ? openCapturePipe(process.stdin, createText(settings.lang).t('command.stdin'))
      : await openCaptureFile(file);
  const line = new ProgressLine(process.stderr, capture.name);
  const { assessment, privateValues } = await analyseCapture(startAnalysisThread(), capture, settings, {
    onProgress: line.show,
    keyLog,
  }).finally(line.end);
  if (keyLog !== null && !assessment.made.settings.keylog)
    process.stderr.write(`${createText(settings.lang).t('command.keylog-opened-nothing', { name: capture.name })}\n`);
  const document = `${JSON.stringify(assessment, null, 2)}\n`;
  if (json === '-') process.stdout.write(document);
  else {
    process.stdout.write(`${summary(assessment, await lawsFor(assessment), createText(settings.lang))}\n`);
    if (json !== undefined) await writeOut(json, document);
  }
  if (pdf !== undefined) {
    // Chromium and the page are loaded only when a PDF is asked for.
    const { printInChromium } = await import('./print-in-chromium.ts');
    const { writeReport } = await import('./write-report.ts');
    await writeReport(assessment, privateValues, pdf, capture.name, printInChromium);
  }
  return assessment;
}

/** At least one exposure, likely or confirmed, that left the local network. */
function isExposed({ findings }: Assessment): boolean {
  return findings.some(
    ({ kind, confidence, reach }) => kind.endsWith('-exposed') && confidence !== 'possible' && reach === 'internet',
  );
}

async function makeFolder(path: string): Promise<void> {
  if (path === '-') throw new EarshotError('json-needs-folder');
  await mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw new EarshotError('json-needs-folder', {}, { cause });
  });
}

/** A file's name without its folder and without the endings of captures and compression. */
function stem(file: string): string {
  return file === '-' ? 'pipe' : basename(file).replace(/(\.(pcapng|pcap|cap))?(\.(gz|zst))?$/i, '');
}
