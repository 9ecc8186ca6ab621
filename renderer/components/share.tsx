import './share.css';
import { useId, type ReactNode } from 'react';
import type { UnseenView } from '../../main/text/view.ts';

type Share = UnseenView['shares'][number];

const WIDTH = 1000;
const SMALLEST = 6; // of 1000: a share that is there must be seen, however small

/** How much could be read, was encrypted or of unknown form: a bar with patterns, its words below. */
export function ShareBar({ shares }: { readonly shares: readonly Share[] }): ReactNode {
  const id = useId();
  const fills = {
    readable: 'var(--exposes)',
    opaque: `url(#${id}-shut)`,
    unknown: `url(#${id}-unknown)`,
  } satisfies Record<Share['kind'], string>;
  return (
    <>
      <svg
        className="share"
        viewBox={`0 0 ${WIDTH} 36`}
        preserveAspectRatio="none"
        role="img"
        aria-label={shares.map((share) => share.label).join(', ')}
      >
        <defs>
          <pattern id={`${id}-shut`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="8" height="8" fill="var(--quiet-wash)" />
            <path d="M0 0V8" stroke="var(--quiet)" strokeWidth="2.4" />
          </pattern>
          <pattern id={`${id}-unknown`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" fill="var(--sheet)" />
            <circle cx="3" cy="3" r="1.2" fill="var(--unseen)" />
          </pattern>
        </defs>
        {barsOf(shares).map((bar) => (
          <rect key={bar.kind} x={bar.x} width={bar.width} height="36" fill={fills[bar.kind]} />
        ))}
      </svg>
      <ul className="key">
        {shares.map((share) => (
          <li key={share.kind}>
            <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
              <rect width="18" height="18" fill={fills[share.kind]} />
            </svg>
            <span>
              <b>{share.label}</b>
              <br />
              <span className="quiet">{share.note}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Widths in proportion; none that is there thinner than can be seen. The largest gives what the smallest need. */
function barsOf(shares: readonly Share[]): { kind: Share['kind']; x: number; width: number }[] {
  const there = shares.filter((share) => share.percent > 0);
  const total = there.reduce((sum, share) => sum + share.percent, 0);
  const widths = there.map((share) => Math.max(SMALLEST, (share.percent / total) * WIDTH));
  const scale = WIDTH / widths.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return there.map((share, index) => {
    const width = (widths[index] ?? 0) * scale;
    const bar = { kind: share.kind, x, width };
    x += width;
    return bar;
  });
}
