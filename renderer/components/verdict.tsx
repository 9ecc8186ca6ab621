import './verdict.css';
import type { ReactNode } from 'react';
import type { Verdict as VerdictId } from '../../main/contract/words.ts';
import { Icon, type IconName } from './icon.tsx';

const marks = {
  'exposes-people': { icon: 'v-exposes', look: 'v-exposes' },
  'raises-questions': { icon: 'v-questions', look: 'v-questions' },
  'not-enough-seen': { icon: 'v-notenough', look: 'v-notenough' },
  'no-problem-seen': { icon: 'v-noproblem', look: 'v-noproblem' },
} satisfies Record<VerdictId, { icon: IconName; look: string }>;

interface Props {
  readonly verdict: VerdictId;
  readonly word: string;
  readonly big?: boolean;
}

export function Verdict({ verdict, word, big = false }: Props): ReactNode {
  const mark = marks[verdict];
  return (
    <span className={`verdict ${mark.look}${big ? ' verdict--big' : ''}`}>
      <Icon name={mark.icon} />
      {word}
    </span>
  );
}
