import './app.css';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Opened } from '../../main/contract/shell.ts';
import { tellApp } from '../../main/text/index.ts';
import { Facts, type Fact } from '../components/facts.tsx';
import { FindingTable } from '../components/finding-table.tsx';
import { Frame } from '../components/frame.tsx';
import { Headline } from '../components/headline.tsx';
import { JumpLink } from '../components/jump-link.tsx';
import { Path } from '../components/path.tsx';
import { Rungs } from '../components/rungs.tsx';
import { Section } from '../components/section.tsx';
import { Verdict } from '../components/verdict.tsx';
import { places } from '../places.ts';
import { sessionCrumb } from '../session/session-crumb.ts';
import { Missing } from '../session/missing.tsx';
import { useTellInput } from '../session/told.ts';
import { useText } from '../text/text-context.tsx';
import { EightQuestions } from './eight-questions.tsx';
import { Worry } from '../components/worry.tsx';

interface Props {
  readonly opened: Opened;
  readonly appId: string;
}

/** The eight fixed questions, always all of them; then who should worry; then what to do before print. */
export function AppPage({ opened, appId }: Props): ReactNode {
  const text = useText();
  const { t } = text;
  const input = useTellInput(opened);
  const view = useMemo(() => tellApp(input, appId, text), [text, input, appId]);
  const { id, title } = opened.session;
  if (!view) return <Missing opened={opened} sentence={t('app.none')} />;
  const decidedBy: Fact[] =
    view.decidedBy.length === 0
      ? []
      : [
          {
            key: 'decided-by',
            name: t('app.decided-by'),
            value: view.decidedBy.map((finding) => (
              <span className="line" key={finding.id}>
                <Link href={places.finding(id, finding.id)}>{finding.title}</Link>
              </span>
            )),
          },
        ];
  return (
    <Frame
      title={view.name}
      mark={view.madeUpMark}
      crumbs={[
        { name: t('frame.sessions'), to: places.home },
        { name: sessionCrumb(title, view.name, t('frame.results')), to: places.results(id) },
        { name: view.name, to: null },
      ]}
    >
      <div className="top">
        <div>
          <p className="kicker">{view.kicker}</p>
          <Headline>{view.name}</Headline>
          {view.nameNote && <p className="quiet">{view.nameNote}</p>}
          <p className="top__verdict">
            <Verdict verdict={view.verdict} word={view.verdictWord} big />
          </p>
          <p className="lede">{view.sentence}</p>
        </div>
        <Facts facts={[...view.facts.map((fact) => ({ ...fact, key: fact.name })), ...decidedBy]} />
      </div>
      <p className="meta">
        <span>{t('app.on-this-page')}</span>
        <JumpLink to="questions">{t('app.questions-title')}</JumpLink>
        <JumpLink to="worry">{t('app.worry-title')}</JumpLink>
        <JumpLink to="findings">{t('app.findings-title')}</JumpLink>
        <JumpLink to="before-print">{t('app.before-print-title')}</JumpLink>
      </p>

      <Section title={t('app.rungs-title')}>
        <Rungs rungs={view.rungs} />
      </Section>

      <Section id="questions" title={t('app.questions-title')} aside={t('app.questions-note')}>
        <EightQuestions view={view} session={id} />
      </Section>

      <Section id="worry" title={t('app.worry-title')} aside={view.path.title}>
        <Path path={view.path} />
        <p className="small quiet notes">{view.path.notes.join(' ')}</p>
        <Worry worry={view.worry} />
      </Section>

      <Section
        id="findings"
        title={t('app.findings-title')}
        aside={t('results.findings-count', { count: view.findings.length })}
      >
        {view.findings.length > 0 && (
          <FindingTable label={t('app.findings-title')} session={id} rows={view.findings} withApp={false} />
        )}
      </Section>

      <Section id="before-print" title={t('app.before-print-title')}>
        <ul className="list list--measure">
          {view.beforePrint.map((line) => (
            <li key={line}>
              <span className="box" aria-hidden="true" />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Frame>
  );
}
