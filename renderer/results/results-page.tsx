import './results.css';
import { useMemo, type ReactNode } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import { tellResults } from '../../main/text/index.ts';
import { ButtonLink } from '../components/button.tsx';
import { FindingTable } from '../components/finding-table.tsx';
import { Frame } from '../components/frame.tsx';
import { Headline } from '../components/headline.tsx';
import { PdfSaver } from '../components/pdf-saver.tsx';
import { Section } from '../components/section.tsx';
import { Unseen } from '../components/unseen.tsx';
import { places } from '../places.ts';
import { sessionCrumb } from '../session/session-crumb.ts';
import { useTellInput } from '../session/told.ts';
import { useText } from '../text/text-context.tsx';
import { AppRow } from './app-row.tsx';

/** Which app is the problem, in one sentence, and who could read it? How little could we look into? */
export function ResultsPage({ opened }: { readonly opened: Opened }): ReactNode {
  const text = useText();
  const { t } = text;
  const input = useTellInput(opened);
  const view = useMemo(() => tellResults(input, text), [text, input]);
  const { id, title } = opened.session;
  return (
    <Frame
      title={view.headline}
      mark={view.madeUpMark}
      crumbs={[
        { name: t('frame.sessions'), to: places.home },
        { name: sessionCrumb(title, null, t('frame.results')), to: null },
      ]}
    >
      <p className="kicker">{view.kicker}</p>
      <Headline>{view.headline}</Headline>
      <p className="lede">{view.lede}</p>
      <p className="meta">
        {view.facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <PdfSaver sessionId={id}>
        <ButtonLink look="main" icon="file" to={places.report(id)}>
          {t('results.open-report')}
        </ButtonLink>
      </PdfSaver>

      <Section title={t('results.apps-title')} hidden>
        {view.apps.length === 0 ? (
          <p className="prose">{t('results.apps-none')}</p>
        ) : (
          <div className="apps">
            {view.apps.map((app) => (
              <AppRow key={app.id} app={app} to={places.app(id, app.id)} />
            ))}
          </div>
        )}
      </Section>

      <Section title={t('results.unseen-title')}>
        <Unseen unseen={view.unseen} />
      </Section>

      <Section title={t('results.findings-title')} aside={t('results.findings-count', { count: view.findings.length })}>
        {view.findings.length > 0 && (
          <FindingTable label={t('results.findings-title')} session={id} rows={view.findings} />
        )}
      </Section>
    </Frame>
  );
}
