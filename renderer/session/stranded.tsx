import type { ReactNode } from 'react';
import { ProblemCard } from '../components/problem-card.tsx';
import type { Trouble } from '../store/state.ts';
import { TextProvider } from '../text/text-context.tsx';
import type { Words } from '../text/words.ts';

interface Props {
  readonly trouble: Trouble;
  readonly text: Words;
}

/** The window could not begin: there is no shell behind it. */
export function Stranded({ trouble, text }: Props): ReactNode {
  return (
    <TextProvider text={text}>
      <main className="page">
        <h1 className="headline">{text.t('frame.name')}</h1>
        <ProblemCard problem={trouble} />
      </main>
    </TextProvider>
  );
}
