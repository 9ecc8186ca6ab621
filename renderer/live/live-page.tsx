import './live.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Button, ButtonLink } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Headline } from '../components/headline.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { StateCard } from '../components/state-card.tsx';
import { places } from '../places.ts';
import { useEarshot, useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import { Counts } from './counts.tsx';
import { LiveApps } from './live-apps.tsx';
import { LiveFindings } from './live-findings.tsx';
import { Pulse } from './pulse.tsx';
import { Steps } from './steps.tsx';
import { Timer } from './timer.tsx';

const SILENT_AFTER = 20; // seconds without one packet: then something is wrong with the choice of network

/** Is it working, is anything lost, what has turned up, what do I do next? */
export function LivePage({ sessionId }: { readonly sessionId: string }): ReactNode {
  const { t } = useText();
  const store = useStore();
  const [, navigate] = useLocation();
  const live = useEarshot((state) => state.live[sessionId]);
  const problem = useEarshot((state) => state.failed[sessionId] ?? state.problem);
  const [stopping, setStopping] = useState(false);
  const stop = async (): Promise<void> => {
    setStopping(true);
    const session = await store.stopCapture(sessionId);
    setStopping(false);
    if (session !== null) navigate(places.results(session));
  };
  // A recording that ended by itself (the network went away) goes on to its results as one that was stopped.
  const begun = useRef(false);
  useEffect(() => {
    if (live) begun.current = true;
    else if (begun.current && !stopping) navigate(places.results(sessionId));
  }, [live, stopping, navigate, sessionId]);
  const last = live?.last;
  const silent = last !== undefined && last.packets === 0 && last.seconds >= SILENT_AFTER;
  return (
    <Frame title={t('live.page')} crumbs={[{ name: t('live.page'), to: null }]}>
      <div className="live__head">
        <div>
          <Headline className="rec">
            <i />
            {t('live.title-plain')}
          </Headline>
          <Timer seconds={last?.seconds ?? 0} />
        </div>
        <Button look="stop" icon="stop" disabled={stopping} onPress={() => void stop()}>
          {stopping ? t('live.stopping') : t('live.stop')}
        </Button>
      </div>
      {problem && (
        <ProblemCard
          problem={problem}
          actions={
            <ButtonLink look="main" to={places.home}>
              {t('frame.home')}
            </ButtonLink>
          }
        />
      )}
      <Counts last={last} />
      {silent ? (
        <StateCard
          icon="clock"
          alert
          title={t('live.silent.title', { seconds: SILENT_AFTER })}
          text={[t('live.silent.text')]}
        />
      ) : (
        <Pulse seconds={live?.pulse ?? []} />
      )}
      <div className="cols cols--main live__cols">
        <div>
          <LiveApps last={last} />
          <LiveFindings last={last} />
        </div>
        <Steps />
      </div>
    </Frame>
  );
}
