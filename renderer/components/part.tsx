import './part.css';
import { useId, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly first?: boolean;
  /** Plain text only: keeps lines short. */
  readonly prose?: boolean;
  readonly children: ReactNode;
}

/** A heading at the side, its content beside it. */
export function Part({ title, first = false, prose = false, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className={first ? 'part part--first' : 'part'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={prose ? 'prose' : undefined}>{children}</div>
    </section>
  );
}
