import type { Finding } from '../../contract/assessment.ts';
import type { FindingRowView, SureMark } from '../view.ts';
import { shortTitle } from './kind.ts';
import { appLabel } from './names.ts';
import type { Story } from './story.ts';

export function sureMark(finding: Finding, { text }: Story): SureMark {
  return { level: finding.confidence, word: text.t(`sure.${finding.confidence}`) };
}

export function tellRow(finding: Finding, story: Story): FindingRowView {
  const { text } = story;
  return {
    id: finding.id,
    title: shortTitle(finding, story),
    app: appLabel(story.app(finding.app), text),
    sure: sureMark(finding, story),
    valueId: finding.subject?.valueId ?? null,
    masked: finding.subject?.masked ?? null,
    count: finding.count,
    firstFrame: firstFrame(finding),
    localNote: finding.reach === 'local' ? text.t('fact.local-only') : null,
  };
}

export function firstFrame(finding: Finding): number | null {
  const frames = finding.evidence.map((one) => one.frame);
  return frames.length > 0 ? Math.min(...frames) : null;
}

export function madeUpMark({ text, assessment }: Story): string | null {
  return assessment.input.synthetic ? text.t('mark.made-up') : null;
}
