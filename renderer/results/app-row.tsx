import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AppRowView } from '../../main/text/view.ts';
import { PlainCell } from '../components/cell.tsx';
import type { IconName } from '../components/icon.tsx';
import { Verdict } from '../components/verdict.tsx';
import { useText } from '../text/text-context.tsx';

/** One app: its verdict, its sentence, and who could read what it sent. */
export function AppRow({ app, to }: { readonly app: AppRowView; readonly to: string }): ReactNode {
  const { t } = useText();
  const icons: Readonly<Record<string, IconName>> = {
    [t('reader.row.no-one')]: 'lock',
    [t('reader.row.cannot-tell')]: 'q',
  };
  return (
    <article className="app">
      <Verdict verdict={app.verdict} word={app.verdictWord} />
      <div>
        <h3>
          <Link href={to}>{app.name}</Link>
          {app.by && <small>{app.by}</small>}
        </h3>
        <p className="app__say">{app.sentence}</p>
        <p className="app__facts">
          {app.facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <p className="app__go">
          <Link href={to}>{app.openLabel}</Link>
        </p>
      </div>
      <div className="app__who">
        <h4>{t('results.could-read')}</h4>
        <ul className="who">
          {app.couldRead.map((who) => (
            <PlainCell key={who} icon={icons[who] ?? 'eye'}>
              {who}
            </PlainCell>
          ))}
        </ul>
        {app.law && (
          <>
            <h4>{t('results.law')}</h4>
            <ul className="who">
              <PlainCell icon="law">{app.law}</PlainCell>
            </ul>
          </>
        )}
      </div>
    </article>
  );
}
