import type { Finding } from '../../contract/assessment.ts';
import type { Text } from '../text.ts';
import type { FindingRowView, SureMark } from '../view.ts';
import { shortTitle } from './kind.ts';
import { appLabel } from './names.ts';
import { isExposure, isOpened, type Story } from './story.ts';

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
    masked: maskedWords(finding, text),
    count: timesSeen(finding),
    firstFrame: firstFrame(finding),
    localNote: reachNote(finding, text),
  };
}

/** Where others on the way to the internet had nothing to read. */
function reachNote(finding: Finding, text: Text): string | null {
  if (isOpened(finding)) return text.t('fact.opened-only');
  return finding.reach === 'local' ? text.t('fact.local-only') : null;
}

/** The masked form. Of a secret the engine gives only how long it is: `(10-49)`, `(50+)`; that needs words. */
export function maskedWords({ kind, subject }: Finding, text: Text): string | null {
  // A stream's number says nothing to anyone.
  if (!subject || kind === 'media-exposed') return null;
  const [, from, to, above] = /^\((?:(\d+)-(\d+)|(\d+)\+)\)$/.exec(subject.masked) ?? [];
  if (from !== undefined && to !== undefined) return text.t('masked.between', { from, to });
  return above === undefined ? subject.masked : text.t('masked.above', { from: above });
}

export function firstFrame(finding: Finding): number | null {
  const frames = finding.evidence.map((one) => one.frame);
  return frames.length > 0 ? Math.min(...frames) : null;
}

/** How often a value was seen. A finding without one counts packets or first contacts: no number of times. */
export function timesSeen(finding: Finding): number | null {
  return finding.subject !== null || isExposure(finding) ? finding.count : null;
}

export function madeUpMark({ text, assessment }: Story): string | null {
  return assessment.input.synthetic ? text.t('mark.made-up') : null;
}
