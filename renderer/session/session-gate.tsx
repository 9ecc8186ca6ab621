import { useEffect, type ReactNode } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import { ButtonLink } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Headline } from '../components/headline.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { places } from '../places.ts';
import { useText } from '../text/text-context.tsx';
import { ReadingState } from './reading-state.tsx';
import { useOpened } from './use-opened.ts';

interface Props {
  readonly sessionId: string;
  readonly children: (opened: Opened) => ReactNode;
}

/** Shows a page of a session once it can be opened; until then how far the reading is, or what went wrong. */
export function SessionGate({ sessionId, children }: Props): ReactNode {
  const { t } = useText();
  const state = useOpened(sessionId);
  const failed = state.is === 'failed';
  useEffect(() => {
    // Whoever waits for `data-ready="report"` must not wait for ever.
    if (failed) document.documentElement.dataset['ready'] = 'failed';
    return () => {
      if (failed) delete document.documentElement.dataset['ready'];
    };
  }, [failed]);
  if (state.is === 'opened') return children(state.opened);
  if (state.is === 'reading') return <ReadingState reading={state.reading} />;
  return (
    <Frame
      title={t('frame.results')}
      crumbs={[
        { name: t('frame.sessions'), to: places.home },
        { name: t('frame.results'), to: null },
      ]}
    >
      <Headline className="sr">{t('frame.results')}</Headline>
      <ProblemCard
        problem={state.problem}
        actions={
          <ButtonLink look="main" to={places.home}>
            {t('frame.home')}
          </ButtonLink>
        }
      />
    </Frame>
  );
}
