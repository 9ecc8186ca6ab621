import type { ReactNode } from 'react';
import { Frame } from '../components/frame.tsx';
import { Headline } from '../components/headline.tsx';
import { Progress } from '../components/progress.tsx';
import { places } from '../places.ts';
import type { Reading } from '../store/state.ts';
import { useText } from '../text/text-context.tsx';

const SPOKEN_STEP = 10; // per cent: a screen reader that said every step could say nothing else

/** A recording is being read: how far, in words and as a bar. */
export function ReadingState({ reading }: { readonly reading: Reading | null }): ReactNode {
  const { t, bytes, percent } = useText();
  const share = reading?.totalBytes ? Math.min(1, reading.doneBytes / reading.totalBytes) : null;
  const shown =
    share === null ? t('live.reading') : t('live.reading-share', { percent: percent(Math.floor(share * 100)) });
  const step = share === null ? null : Math.floor((share * 100) / SPOKEN_STEP) * SPOKEN_STEP;
  return (
    <Frame
      title={t('live.reading')}
      crumbs={[
        { name: t('frame.sessions'), to: places.home },
        { name: t('live.reading'), to: null },
      ]}
    >
      <Headline>{t('live.reading')}</Headline>
      <div className="reading">
        <p className="num">{shown}</p>
        <Progress share={share} label={t('live.reading')} />
        {reading?.totalBytes ? (
          <p className="small quiet num">{`${bytes(reading.doneBytes)} / ${bytes(reading.totalBytes)}`}</p>
        ) : (
          <p className="small quiet">{t('shared.loading')}</p>
        )}
        <p className="sr" role="status">
          {step === null ? t('live.reading') : t('live.reading-share', { percent: percent(step) })}
        </p>
      </div>
    </Frame>
  );
}
