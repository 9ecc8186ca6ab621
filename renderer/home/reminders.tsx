import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

const reminders = ['vpn', 'apps'] as const;

/** What spoils a recording when it is forgotten. Ticks to work through: nothing depends on them and nothing keeps them. */
export function Reminders(): ReactNode {
  const { t } = useText();
  return (
    <fieldset className="reminders">
      <legend className="label">{t('home.consent.title')}</legend>
      {reminders.map((reminder) => (
        <label className="tick" key={reminder}>
          <input type="checkbox" />
          <span>{t(`home.consent.${reminder}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
