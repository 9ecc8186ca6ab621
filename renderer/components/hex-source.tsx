import type { ReactNode } from 'react';
import type { Evidence } from '../../main/contract/assessment.ts';
import { useText } from '../text/text-context.tsx';

/** When the packet passed, which way, and between which ports. */
export function HexSource({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { t, clock } = useText();
  const { client, server, transport } = evidence.flow;
  const [from, to] = evidence.direction === 'out' ? [client, server] : [server, client];
  const time = evidence.time === null ? '' : clock(evidence.time);
  return (
    <>
      {time !== '' && <span className="num">{t('hex.time', { time })}</span>}
      <span>{t(`hex.${evidence.direction}`)}</span>
      <span>{t('hex.flow', { transport: transport.toUpperCase(), from: String(from.port), to: String(to.port) })}</span>
    </>
  );
}
