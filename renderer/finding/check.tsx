import type { ReactNode } from 'react';
import type { FindingView } from '../../main/text/view.ts';
import { CopyLine } from '../components/copy-line.tsx';
import { Howto } from '../components/howto.tsx';
import { useText } from '../text/text-context.tsx';

type CheckView = NonNullable<FindingView['check']>;

/** How to find the same bytes in Wireshark. The filter stands under the first step, the packet number under the second. */
export function Check({ check }: { readonly check: CheckView }): ReactNode {
  const { t } = useText();
  const below: readonly ReactNode[] = [
    <CopyLine key="filter" value={check.filter} label={t('finding.copy-filter')} />,
    <CopyLine key="number" value={String(check.frame)} label={t('finding.copy-number')} />,
  ];
  return <Howto steps={check.steps.map((text, index) => ({ text, below: below[index] }))} />;
}
