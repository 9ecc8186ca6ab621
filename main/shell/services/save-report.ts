import { basename, join } from 'node:path';
import type { Opened } from '../../contract/shell.ts';
import { writeWhole } from '../../sessions/atomic-write.ts';
import { REPORT_NAME, type SessionStore } from '../../sessions/store.ts';
import { now } from './new-session.ts';
import type { ShellPorts } from './ports.ts';
import { makeReport } from './report-pdf.ts';

/** Makes the session's report, keeps it in the session, and saves a copy where the person wants it.
 *  @returns where it lies now; the session's own file where the person changed their mind
 *  @throws EarshotError what `makeReport` and writing throw */
export async function saveReport(
  store: SessionStore,
  ports: Pick<ShellPorts, 'printReport' | 'choosePdfPath'>,
  { session, assessment, laws, credits }: Opened,
): Promise<string> {
  const { values } = await store.evidence(session.id);
  const title = session.title === '' ? null : session.title;
  const input = { assessment, laws, credits, session, today: now().slice(0, 10), title };
  const pdf = await makeReport(input, values, () => ports.printReport(session.id));
  const kept = join(store.folder(session.id), REPORT_NAME);
  await writeWhole(kept, pdf, REPORT_NAME);
  await store.seal(session.id);
  const chosen = await ports.choosePdfPath(`earshot-${session.id}.pdf`);
  if (chosen === null) return kept;
  await writeWhole(chosen, pdf, basename(chosen));
  return chosen;
}
