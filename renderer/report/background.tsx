import type { ReactNode } from 'react';
import { CONFIDENCES } from '../../main/contract/words.ts';
import type { ReportView } from '../../main/text/view.ts';
import { Credits } from '../components/credits.tsx';
import { Facts } from '../components/facts.tsx';
import { ServerTable } from '../components/server-table.tsx';
import { Sure } from '../components/sure.tsx';
import { Worry } from '../components/worry.tsx';
import { useText } from '../text/text-context.tsx';
import { Hashes } from './hashes.tsx';

interface Props {
  readonly view: ReportView;
}

/** Servers, method, limits, laws, words and hashes. */
export function Background({ view }: Props): ReactNode {
  const { t } = useText();
  return (
    <section className="sheet">
      {view.worry && (
        <>
          <h2>{view.worry.title}</h2>
          <Worry worry={view.worry} />
        </>
      )}
      {view.servers.length > 0 && (
        <>
          <h2>{t('report.servers-title')}</h2>
          <ServerTable rows={view.servers} caption={t('report.servers-note')} />
        </>
      )}
      {view.credits.length > 0 && (
        <div className="rep__credits">
          <h3>{t('report.credits-title')}</h3>
          <Credits lines={view.credits} />
        </div>
      )}
      <h2>{t('report.method-title')}</h2>
      <Facts facts={view.method.map((row) => ({ ...row, key: row.name }))} />
      <h2>{t('report.limits-title')}</h2>
      <ul className="rep__limits">
        {view.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <h2>{t('report.laws-title')}</h2>
      {view.laws.length === 0 ? (
        <p>{t('report.laws-none')}</p>
      ) : (
        <Facts
          facts={view.laws.map((law, index) => ({
            key: `${law.country} ${index}`,
            name: law.country,
            value: (
              <>
                {law.text}
                <small className="sub">{t('report.law-source', { source: law.source })}</small>
              </>
            ),
          }))}
        />
      )}
      <p className="small quiet rep__note">{view.lawNote}</p>
      <h2>{t('report.words-title')}</h2>
      <Facts facts={view.words.map((row) => ({ key: row.word, name: <Word word={row.word} />, value: row.meaning }))} />
      <Hashes hashes={view.hashes} />
    </section>
  );
}

/** A word with its mark, where it has one. */
function Word({ word }: { readonly word: string }): ReactNode {
  const { t } = useText();
  const level = CONFIDENCES.find((each) => t(`sure.${each}`) === word);
  return level ? <Sure mark={{ level, word }} /> : word;
}
