import type { ReactNode } from 'react';
import { HostNames } from './host-names.tsx';

interface Props {
  readonly lines: readonly string[];
  readonly bullets?: boolean;
  readonly quiet?: boolean;
  /** One paragraph: sentences that follow one another. */
  readonly flowing?: boolean;
}

/** Sentences one under the other, as paragraphs or as points. */
export function Lines({ lines, bullets = false, quiet = false, flowing = false }: Props): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div className={quiet ? 'prose small quiet' : 'prose'}>
      {bullets ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>
              <HostNames>{line}</HostNames>
            </li>
          ))}
        </ul>
      ) : (
        (flowing ? [lines.join(' ')] : lines).map((line) => (
          <p key={line}>
            <HostNames>{line}</HostNames>
          </p>
        ))
      )}
    </div>
  );
}
