import type { ReactNode } from 'react';

export type WireKind = 'readable' | 'encrypted' | 'visible' | 'law' | 'open';

const strokes: Record<WireKind, { d: string; width: number; dashes?: string }> = {
  readable: { d: 'M0 4H100', width: 3 },
  encrypted: { d: 'M0 2H100M0 6H100', width: 1.25 },
  visible: { d: 'M0 4H100', width: 1.5 },
  law: { d: 'M0 4H100', width: 2, dashes: '2 5' },
  open: { d: 'M0 4H100', width: 2, dashes: '2 5' },
};

/** The line from one stop of the path to the next. */
export function Wire({ kind }: { readonly kind: WireKind }): ReactNode {
  const stroke = strokes[kind];
  return (
    <span className={`lane__wire wire--${kind}`}>
      <svg className="lane__line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path
          d={stroke.d}
          strokeWidth={stroke.width}
          strokeDasharray={stroke.dashes}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </span>
  );
}

/** The same line for the key under the drawing. */
export function WireSample({ kind }: { readonly kind: WireKind }): ReactNode {
  const stroke = strokes[kind];
  return (
    <svg className={`wire--${kind}`} viewBox="0 0 36 8" aria-hidden="true" focusable="false">
      <path
        d={stroke.d.replaceAll('100', '36')}
        stroke="var(--k)"
        strokeWidth={stroke.width}
        strokeDasharray={stroke.dashes}
      />
    </svg>
  );
}
