import './chip.css';
import type { ReactNode } from 'react';
import { penOf } from './pen.ts';

interface Props {
  readonly valueId: string;
  readonly masked?: string | null;
}

/** A value in the evidence: marked, numbered and masked. */
export function Chip({ valueId, masked }: Props): ReactNode {
  return (
    <span className={penOf(valueId) === 2 ? 'chip-v chip-v--2' : 'chip-v'}>
      {masked ? `${valueId} ${masked}` : valueId}
    </span>
  );
}
