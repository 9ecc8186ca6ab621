import './progress.css';
import type { ReactNode } from 'react';

/** How much of something is done. `share` from 0 to 1; null where nobody knows how much there is. */
export function Progress({ share, label }: { readonly share: number | null; readonly label: string }): ReactNode {
  return share === null ? (
    <progress className="bar" aria-label={label} />
  ) : (
    <progress className="bar" aria-label={label} max={1} value={share} />
  );
}
