import './rungs.css';
import type { ReactNode } from 'react';
import { HostNames } from './host-names.tsx';
import type { RungsView } from '../../main/text/view.ts';

/** The four steps of a claim, always all of them: readable, place, access, law. */
export function Rungs({ rungs }: { readonly rungs: RungsView }): ReactNode {
  return (
    <ol className="rungs">
      {[rungs.readable, rungs.place, rungs.access, rungs.law].map((rung) => (
        <li key={rung.name}>
          <b>{rung.name}</b>
          <span>
            <HostNames>{rung.text}</HostNames>
          </span>
        </li>
      ))}
    </ol>
  );
}
