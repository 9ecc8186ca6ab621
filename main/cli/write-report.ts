import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import type { PrivateValue } from '../analysis/assess/values.ts';
import type { Assessment } from '../contract/assessment.ts';
import type { Opened } from '../contract/shell.ts';
import { writeWhole } from '../sessions/atomic-write.ts';
import { dataFolder } from '../sessions/home.ts';
import { lawsFor } from '../shell/services/laws.ts';
import { RENDERER_FOLDER } from '../shell/services/renderer-folder.ts';
import { makeReport } from '../shell/services/report-pdf.ts';
import { oneDocument } from '../shell/web/one-document.ts';
import { printFromShell } from '../shell/web/report-printer.ts';
import { startWebShell } from '../shell/web/server.ts';
import { createText } from '../text/index.ts';

/** Writes the PDF of one assessment: the same page as in the app, printed by a Chromium without a window.
 *  @throws EarshotError what `makeReport` and `writeWhole` throw */
export async function writeReport(assessment: Assessment, values: readonly PrivateValue[], path: string, title: string): Promise<void> {
  const laws = await lawsFor(assessment);
  const today = new Date().toISOString().slice(0, 10);
  const opened: Opened = { session: sessionOf(assessment, title), assessment, hex: [], laws };
  const shell = await startWebShell(oneDocument(opened), RENDERER_FOLDER, randomBytes(4).toString('hex'));
  try {
    const print = () => printFromShell(shell, opened.session.id, join(dataFolder(), 'browser'), tellNote);
    const pdf = await makeReport({ assessment, laws, today, title }, values, print);
    await writeWhole(path, pdf, basename(path));
  } finally {
    await shell.close();
  }
  process.stderr.write(`${createText('en').t('command.wrote', { name: basename(path) })}\n`);
}

function tellNote(note: 'sandbox-off-for-root' | 'npm-chromium'): void {
  const key = note === 'npm-chromium' ? 'command.npm-chromium' : 'command.sandbox-off';
  process.stderr.write(`${createText('en').t(key)}\n`);
}

function sessionOf({ made, coverage, input }: Assessment, title: string): Opened['session'] {
  const { mineKinds: _kinds, keylog: _keylog, ...settings } = made.settings;
  return {
    id: 'report',
    title,
    madeAt: input.files[0]?.firstTime ?? new Date().toISOString(),
    from: 'file',
    interface: null,
    filter: null,
    consent: null,
    packets: coverage.packets,
    droppedPackets: coverage.droppedPackets,
    seconds: 0,
    settings: { ...settings, flows: false, reveal: false },
    tool: made.tool,
    state: 'analysed',
  };
}
