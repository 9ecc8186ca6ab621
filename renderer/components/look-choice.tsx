import './choice.css';
import { useState, type ReactNode } from 'react';
import { chosenLook, chooseLook, looks } from '../styles/look.ts';
import { useText } from '../text/text-context.tsx';

export function LookChoice(): ReactNode {
  const { t } = useText();
  const [look, setLook] = useState(chosenLook);
  return (
    <fieldset className="look">
      <legend className="sr">{t('look.title')}</legend>
      {looks.map((each) => (
        <label className="tick tick--mini" key={each}>
          <input
            type="radio"
            name="look"
            checked={look === each}
            onChange={() => {
              chooseLook(each);
              setLook(each);
            }}
          />
          {t(`look.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
