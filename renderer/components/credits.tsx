import './credits.css';
import type { ReactNode } from 'react';
import { HostNames } from './host-names.tsx';

/** Whom the licences of the data sets ask us to name, where what these sets say is shown. */
export function Credits({ lines }: { readonly lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <ul className="small quiet credits">
      {lines.map((line) => (
        <li key={line}>
          <HostNames>{line}</HostNames>
        </li>
      ))}
    </ul>
  );
}
