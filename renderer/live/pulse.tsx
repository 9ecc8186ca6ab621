import type { ReactNode } from 'react';
import { PULSE_SECONDS } from '../store/apply-event.ts';
import { useText } from '../text/text-context.tsx';

const WIDTH = 1000;
const HEIGHT = 72;
const GAP = 1.7;
const TOP = 8; // room above the highest bar

/** Packets each second, the newest at the end. Time runs left to right in every language. */
export function Pulse({ seconds }: { readonly seconds: readonly number[] }): ReactNode {
  const { t, number } = useText();
  const highest = Math.max(1, ...seconds);
  const step = WIDTH / PULSE_SECONDS;
  const first = PULSE_SECONDS - seconds.length;
  const newest = Math.round(seconds.at(-1) ?? 0);
  return (
    <figure className="pulse">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t('live.pulse')}. ${t('live.pulse-now', { count: number(newest) })}`}
      >
        {seconds.map((packets, index) => {
          const height = (packets / highest) * (HEIGHT - TOP);
          return (
            <rect
              key={first + index}
              x={(first + index) * step}
              y={HEIGHT - height}
              width={step - GAP}
              height={height}
            />
          );
        })}
      </svg>
      <p className="pulse__words">
        <span>{t('live.pulse')}</span>
        <span className="num">{t('live.pulse-now', { count: number(newest) })}</span>
      </p>
    </figure>
  );
}
