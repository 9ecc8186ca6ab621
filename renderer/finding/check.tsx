import type { ReactNode } from 'react';
import type { FindingView } from '../../main/text/view.ts';
import { CopyLine } from '../components/copy-line.tsx';
import { Howto } from '../components/howto.tsx';

type CheckView = NonNullable<FindingView['check']>;

/** How to find the same bytes in Wireshark. What is to be copied stands under its own step. */
export function Check({ check }: { readonly check: CheckView }): ReactNode {
  return (
    <Howto
      steps={check.steps.map(({ text, copy }) => ({
        text,
        below: copy && <CopyLine value={copy.value} label={copy.label} />,
      }))}
    />
  );
}
