import type { ReactNode } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import type { ReportView } from '../../main/text/view.ts';
import { FindingTable } from '../components/finding-table.tsx';
import { useText } from '../text/text-context.tsx';
import { ReportFinding } from './report-finding.tsx';

interface Props {
  readonly view: ReportView;
  readonly opened: Opened;
}

/** All findings with their bytes, then what was too weak to be one. */
export function ReportFindings({ view, opened }: Props): ReactNode {
  const { t } = useText();
  return (
    <section className="sheet sheet--new">
      <h2>{t('report.findings-title')}</h2>
      {view.findings.length === 0 && <p>{t('report.findings-none')}</p>}
      {view.findings.map((finding) => (
        <ReportFinding key={finding.id} finding={finding} opened={opened} />
      ))}
      {view.appendix.length > 0 && (
        <>
          <h2>{t('report.appendix-title')}</h2>
          <p className="small quiet rep__note">{t('report.appendix-note')}</p>
          <FindingTable
            label={t('report.appendix-title')}
            session={opened.session.id}
            rows={view.appendix}
            withLinks={false}
          />
        </>
      )}
    </section>
  );
}
