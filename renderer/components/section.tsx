import { useId, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** A quiet sentence at the other end of the heading's line. */
  readonly aside?: ReactNode;
  readonly hidden?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A section with a strong rule and its heading. `hidden`: the heading is for screen readers and the outline only. */
export function Section({ title, aside, hidden = false, id, children }: Props): ReactNode {
  const own = useId();
  const headingId = id ?? own;
  const heading = (
    <h2 id={headingId} tabIndex={-1} className={hidden ? 'sr' : undefined}>
      {title}
    </h2>
  );
  return (
    <section className="section" aria-labelledby={headingId}>
      {aside ? (
        <div className="section__head">
          {heading}
          <p className="small quiet">{aside}</p>
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}
