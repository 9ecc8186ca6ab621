import './host-names.css';
import { Fragment, type ReactNode } from 'react';
import { hostParts } from './host-parts.ts';

/** Words in which host names stay left to right, also in a page that is mirrored, and break after their dots only. */
export function HostNames({ children }: { readonly children: string }): ReactNode {
  return hostParts(children).map(({ text, labels }, place) =>
    labels === null ? (
      text
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one sentence have no name but their place
      <bdi dir="ltr" className="host" key={place}>
        {labels.map((label, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <Fragment key={at}>
            {at > 0 && <wbr />}
            <span className={label.whole ? 'host__whole' : undefined}>{label.text}</span>
          </Fragment>
        ))}
      </bdi>
    ),
  );
}
