import './worry.css';
import type { ReactNode } from 'react';
import type { WorryView } from '../../main/text/view.ts';

/** A few plain sentences for each country's people, those nearest to the data first. */
export function Worry({ worry }: { readonly worry: WorryView }): ReactNode {
  return (
    <>
      {worry.note && <p className="small quiet">{worry.note}</p>}
      <div className="worry">
        {worry.readers.map(({ country, title, lines }) => (
          <div className="prose" key={country}>
            <h3>{title}</h3>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
