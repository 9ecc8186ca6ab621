import type { ReactNode } from 'react';
import type { LiveEvent } from '../store/state.ts';
import { useText } from '../text/text-context.tsx';

/** Packets, packets lost, data. */
export function Counts({ last }: { readonly last: LiveEvent | undefined }): ReactNode {
  const { t, number, bytes } = useText();
  const dropped = last ? last.droppedPackets : 0;
  return (
    <dl className="counts">
      <div>
        <dt>{t('live.packets')}</dt>
        <dd>
          {number(last?.packets ?? 0)}
          <small>{t('live.own', { count: last?.ownPackets ?? 0 })}</small>
        </dd>
      </div>
      <div>
        <dt>{t('live.lost')}</dt>
        <dd>
          {dropped === null ? t('shared.not-known') : number(dropped)}
          <small>{t(lostKey(dropped))}</small>
        </dd>
      </div>
      <div>
        <dt>{t('live.data')}</dt>
        <dd>
          {bytes(last?.bytes ?? 0)}
          <small>{t('live.saved')}</small>
        </dd>
      </div>
    </dl>
  );
}

/** Null: nobody counts them, which is not the same as none. */
function lostKey(dropped: number | null): 'live.lost-unknown' | 'live.lost-some' | 'live.lost-none' {
  if (dropped === null) return 'live.lost-unknown';
  return dropped > 0 ? 'live.lost-some' : 'live.lost-none';
}
