import { useId, type ReactNode } from 'react';
import type { Consent } from '../../main/contract/session.ts';
import { useText } from '../text/text-context.tsx';

interface Props {
  readonly whose: Consent['whose'] | null;
  readonly allAgreed: boolean;
  readonly onWhose: (whose: Consent['whose']) => void;
  readonly onAllAgreed: (all: boolean) => void;
}

const answers = ['mine', 'agreed'] as const;

/** Asked before the first packet. Nothing is ticked beforehand: an answer that nobody gave is none. */
export function ConsentQuestions({ whose, allAgreed, onWhose, onAllAgreed }: Props): ReactNode {
  const { t } = useText();
  const name = useId();
  return (
    <>
      <fieldset className="consent">
        <legend className="label">{t('home.consent.whose')}</legend>
        {answers.map((answer) => (
          <label className="tick" key={answer}>
            <input type="radio" name={name} checked={whose === answer} onChange={() => onWhose(answer)} />
            <span>{t(`home.consent.${answer}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className="tick">
        <input type="checkbox" checked={allAgreed} onChange={(event) => onAllAgreed(event.target.checked)} />
        <span>{t('home.consent.all')}</span>
      </label>
    </>
  );
}
