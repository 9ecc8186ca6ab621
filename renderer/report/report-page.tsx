import './report.css';
import { useEffect, useMemo, type ReactNode } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import { tellReport } from '../../main/text/index.ts';
import { MadeUpMark } from '../components/made-up-mark.tsx';
import { Masthead } from '../components/masthead.tsx';
import { Footer } from '../components/footer.tsx';
import { PdfSaver } from '../components/pdf-saver.tsx';
import { isForPrint } from '../hash-path.ts';
import { places } from '../places.ts';
import { sessionCrumb } from '../session/session-crumb.ts';
import { useTellInput } from '../session/told.ts';
import { useText } from '../text/text-context.tsx';
import { Background } from './background.tsx';
import { ReportFindings } from './report-findings.tsx';
import { Summary } from './summary.tsx';
import { adoptPageSheet } from './page-sheet.ts';
import { sayWhenReady } from './say-when-ready.ts';

/** The PDF, on screen as a stack of sheets. Page 1 alone must be enough for an editor. */
export function ReportPage({ opened }: { readonly opened: Opened }): ReactNode {
  const text = useText();
  const { t } = text;
  const input = useTellInput(opened);
  const view = useMemo(() => tellReport(input, text), [text, input]);
  const { id, title } = opened.session;
  useEffect(() => {
    document.title = view.title;
    const dropSheet = adoptPageSheet({
      footer: view.footer,
      mark: view.madeUpMark,
      pageNumber: (holes) => t('report.page-number', holes),
    });
    const leave = sayWhenReady();
    return () => {
      dropSheet();
      leave();
    };
  }, [view, t]);
  const sheets = (
    <main className="rep" id="main" tabIndex={-1}>
      <Summary view={view} />
      <ReportFindings view={view} opened={opened} />
      <Background view={view} />
    </main>
  );
  if (isForPrint()) return sheets;
  return (
    <>
      <Masthead
        crumbs={[
          { name: t('frame.sessions'), to: places.home },
          { name: sessionCrumb(title, null, t('frame.results')), to: places.results(id) },
          { name: t('report.page'), to: null },
        ]}
      />
      <MadeUpMark mark={view.madeUpMark} />
      <div className="repbar">
        <div>
          <PdfSaver sessionId={id} main />
        </div>
      </div>
      {sheets}
      <Footer />
    </>
  );
}
