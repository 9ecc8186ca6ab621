import './state-card.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface Props {
  readonly icon: IconName;
  readonly title: string;
  readonly text: readonly string[];
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out at once: something went wrong. */
  readonly alert?: boolean;
}

/** What happened, why, and what to do now. */
export function StateCard({ icon, title, text, children, actions, alert = false }: Props): ReactNode {
  return (
    <section className="state" role={alert ? 'alert' : undefined}>
      <Icon name={icon} />
      <h2>{title}</h2>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {children}
      {actions && <div className="acts">{actions}</div>}
    </section>
  );
}
