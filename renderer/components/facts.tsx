import './facts.css';
import type { ReactNode } from 'react';

export interface Fact {
  readonly name: ReactNode;
  readonly value: ReactNode;
  readonly key: string;
}

/** Names and their values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
