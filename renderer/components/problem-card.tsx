import type { ReactNode } from 'react';
import { tellProblem } from '../../main/text/index.ts';
import type { Trouble } from '../store/state.ts';
import { useText } from '../text/text-context.tsx';
import type { Words } from '../text/words.ts';
import { StateCard } from './state-card.tsx';

interface Props {
  readonly problem: Trouble;
  readonly actions?: ReactNode;
}

/** An error for a person: what happened, why, what to do next. */
export function ProblemCard({ problem, actions }: Props): ReactNode {
  const told = tellTrouble(problem, useText());
  return <StateCard icon="warn" title={told.happened} text={[told.why, told.next]} actions={actions} alert />;
}

function tellTrouble(trouble: Trouble, text: Words): ReturnType<typeof tellProblem> {
  if (trouble !== 'connection-lost') return tellProblem(trouble, text);
  return {
    happened: text.t('connection.lost.happened'),
    why: text.t('connection.lost.why'),
    next: text.t('connection.lost.next'),
  };
}
