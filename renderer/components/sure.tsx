import './sure.css';
import type { ReactNode } from 'react';
import type { SureMark } from '../../main/text/view.ts';
import { Icon, type IconName } from './icon.tsx';

/** Full, half or empty square: how sure a finding or a place is. */
const icons = {
  confirmed: 'confirmed',
  likely: 'likely',
  possible: 'possible',
  in: 'confirmed',
  possibly: 'possible',
  unknown: 'q',
} satisfies Record<SureMark['level'], IconName>;

export function Sure({ mark }: { readonly mark: SureMark }): ReactNode {
  return (
    <span className="sure">
      <Icon name={icons[mark.level]} />
      <span>{mark.word}</span>
    </span>
  );
}
