import './footer.css';
import type { ReactNode } from 'react';
import { useEarshot } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import { Icon } from './icon.tsx';
import { LookChoice } from './look-choice.tsx';

/** What Earshot itself sent, and the choice of colours. */
export function Footer(): ReactNode {
  const { t } = useText();
  const own = useEarshot((state) => state.app?.ownConnections);
  return (
    <footer className="foot">
      <div className="foot__in">
        {own !== undefined && (
          <p>
            <Icon name="off" />
            {t('frame.own-connections', { count: own })}
          </p>
        )}
        <LookChoice />
      </div>
    </footer>
  );
}
