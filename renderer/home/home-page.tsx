import './home.css';
import '../components/choice.css';
import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Headline } from '../components/headline.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { places } from '../places.ts';
import { useEarshot, useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import { OpenFile } from './open-file.tsx';
import { RecentSessions } from './recent-sessions.tsx';
import { RecordBox } from './record-box.tsx';
import { SettingsRow } from './settings-row.tsx';

/** What will be recorded, and may I start? */
export function HomePage(): ReactNode {
  const { t } = useText();
  const store = useStore();
  const [, navigate] = useLocation();
  const problem = useEarshot((state) => state.problem);
  useEffect(() => {
    void store.refresh();
    void store.refreshCapture();
  }, [store]);
  const openSample = async (): Promise<void> => {
    const session = await store.openSample();
    if (session !== null) navigate(places.results(session));
  };
  return (
    <Frame title={t('frame.name')} crumbs={[]}>
      <Headline>{t('home.title')}</Headline>
      <p className="lede">{t('home.lede')}</p>
      {problem && <ProblemCard problem={problem} />}
      <div className="start">
        <RecordBox />
        <div className="start__side">
          <OpenFile />
          <section aria-labelledby="sample">
            <h2 className="h3" id="sample">
              {t('home.sample.title')}
            </h2>
            <p className="small quiet start__text">{t('home.sample.text')}</p>
            <Button icon="play" onPress={() => void openSample()}>
              {t('home.sample.open')}
            </Button>
          </section>
        </div>
      </div>
      <SettingsRow />
      <RecentSessions />
    </Frame>
  );
}
