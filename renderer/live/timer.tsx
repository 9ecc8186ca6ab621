import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

/** Minutes and seconds since the recording began, as the recorder counts them. */
export function Timer({ seconds }: { readonly seconds: number }): ReactNode {
  const { t } = useText();
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  return (
    <p className="count ltr" role="timer" aria-label={t('live.time')}>
      {`${two(Math.floor(whole / 60))}:${two(whole % 60)}`}
    </p>
  );
}
