import './cell.css';
import type { ReactNode } from 'react';
import type { Access } from '../../main/contract/words.ts';
import { accessMarks } from './access.ts';
import { Icon, type IconName } from './icon.tsx';

/** Could read, could see, could not read, can require it under law, we cannot tell. */
export function Cell({ access, word }: { readonly access: Access; readonly word: string }): ReactNode {
  const mark = accessMarks[access];
  return (
    <span className={`cell cell--${mark.look}`}>
      <Icon name={mark.icon} />
      {word}
    </span>
  );
}

/** The same shape in the colour of the text, for lists that name a person or a law. */
export function PlainCell({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }): ReactNode {
  return (
    <li className="cell">
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  );
}
