import './icon.css';
import type { ReactNode } from 'react';
import { iconShapes, type IconName } from './icon-shapes.tsx';

export type { IconName };

/** One icon. It never stands without its word, so it is hidden from a screen reader. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24">
      {iconShapes[name]}
    </svg>
  );
}
