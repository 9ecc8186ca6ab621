import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

const steps = ['open', 'join', 'speak', 'leave', 'wait'] as const;

/** What to do while it records, in order. */
export function Steps(): ReactNode {
  const { t } = useText();
  return (
    <section className="aside is-first" aria-labelledby="live-steps">
      <h2 id="live-steps">{t('live.steps.title')}</h2>
      <ol className="todo">
        {steps.map((step, index) => (
          <li key={step}>
            <span className="todo__n" aria-hidden="true">
              {index + 1}
            </span>
            <span>{t(`live.steps.${step}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
