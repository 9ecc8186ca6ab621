import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

interface Props {
  readonly packets: readonly number[];
  readonly omitted: number;
}

/** The numbers of all packets that show it, as Wireshark counts them. */
export function Packets({ packets, omitted }: Props): ReactNode {
  const { t, number } = useText();
  if (packets.length === 0) return null;
  return (
    <details className="small packets">
      <summary>{t('finding.packets-title')}</summary>
      <p className="num ltr">
        {packets.map((packet) => number(packet)).join(' · ')}
        {omitted > 0 && ` ${t('finding.packets-omitted', { count: omitted })}`}
      </p>
    </details>
  );
}
