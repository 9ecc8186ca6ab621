import { basename } from 'node:path';
import type { PrivateValue } from '../analysis/assess/values.ts';
import type { Assessment } from '../contract/assessment.ts';
import type { Opened } from '../contract/shell.ts';
import { knowledgeCredits } from '../shell/services/knowledge.ts';
import { lawsFor } from '../shell/services/laws.ts';
import type { PrintDocument } from '../shell/services/ports.ts';
import { publicTitle } from '../shell/services/public-title.ts';
import { makeReport } from '../shell/services/report-pdf.ts';
import { oneDocument } from '../shell/web/one-document.ts';
import { createText } from '../text/index.ts';
import { writeOut } from './write-out.ts';

/** Writes the PDF of one assessment: the same page as in the app, printed without a window.
 *  @param printDocument by Electron or by a Chromium, whichever there is
 *  @throws EarshotError what `makeReport` and `writeOut` throw */
export async function writeReport(
  assessment: Assessment,
  values: readonly PrivateValue[],
  path: string,
  name: string,
  printDocument: PrintDocument,
): Promise<void> {
  const title = publicTitle(name, values);
  const laws = await lawsFor(assessment);
  const credits = await knowledgeCredits();
  const today = new Date().toISOString().slice(0, 10);
  const opened: Opened = { session: sessionOf(assessment, title), assessment, hex: [], laws, credits };
  const print = (): Promise<Uint8Array> => printDocument(oneDocument(opened), opened.session.id);
  const pdf = await makeReport({ assessment, laws, credits, today, title }, values, print);
  await writeOut(path, pdf);
  process.stderr.write(`${createText('en').t('command.wrote', { name: basename(path) })}\n`);
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
