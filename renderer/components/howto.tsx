import './howto.css';
import type { ReactNode } from 'react';

export interface Step {
  readonly text: string;
  readonly below?: ReactNode;
}

/** Numbered steps. */
export function Howto({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  return (
    <ol className="howto">
      {steps.map((step) => (
        <li key={step.text}>
          <div>
            <p>{step.text}</p>
            {step.below}
          </div>
        </li>
      ))}
    </ol>
  );
}
