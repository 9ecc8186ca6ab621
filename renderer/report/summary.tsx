import type { ReactNode } from 'react';
import type { ReportView } from '../../main/text/view.ts';
import { Headline } from '../components/headline.tsx';
import { Icon } from '../components/icon.tsx';
import { Path } from '../components/path.tsx';
import { Rungs } from '../components/rungs.tsx';
import { Verdict } from '../components/verdict.tsx';
import { useText } from '../text/text-context.tsx';

/** Page 1: enough for an editor. */
export function Summary({ view }: { readonly view: ReportView }): ReactNode {
  const { t } = useText();
  const { summary } = view;
  return (
    <section className="sheet sheet--first">
      <header className="rep__mast">
        <span className="brand">
          <Icon name="ear" />
          {t('report.brand')}
        </span>
        <span>{view.dateLine}</span>
        {view.madeUpMark && <span className="rep__made-up">{view.madeUpMark}</span>}
      </header>
      <p className="kicker">{summary.kicker}</p>
      <Headline>{summary.headline}</Headline>
      <p className="rep__verdict">
        <Verdict verdict={summary.verdict} word={summary.verdictWord} big />
      </p>
      <p className="lede">{summary.lede}</p>
      <div className="rep__grid">
        <Rungs rungs={summary.rungs} />
      </div>
      <div className="rep__path">
        <h2 className="h3">{summary.path.title || t('report.who-title')}</h2>
        <Path path={summary.path} />
        <p className="small quiet">{summary.path.notes.join(' ')}</p>
      </div>
      <div className="rep__two">
        <div>
          <h2 className="h3">{summary.notSeenTitle}</h2>
          <p>{summary.notSeen}</p>
        </div>
        <div>
          <h2 className="h3">{summary.replyTitle}</h2>
          <p className="rep__reply">{summary.replyPlace}</p>
        </div>
      </div>
      {summary.others && (
        <p className="rep__others">
          <b>{t('report.others-title')}</b> {summary.others}
        </p>
      )}
    </section>
  );
}
