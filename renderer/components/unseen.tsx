import type { ReactNode } from 'react';
import type { UnseenView } from '../../main/text/view.ts';
import { Icon } from './icon.tsx';
import { ShareBar } from './share.tsx';

/** What we could not see. A section on every page with results, never empty. */
export function Unseen({ unseen }: { readonly unseen: UnseenView }): ReactNode {
  return (
    <>
      <p className="prose">{unseen.sentence}</p>
      {unseen.shares.some((share) => share.percent > 0) && <ShareBar shares={unseen.shares} />}
      <ul className="list list--measure">
        {unseen.points.map((point) => (
          <li key={point}>
            <Icon name="q" />
            <span>{point}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
