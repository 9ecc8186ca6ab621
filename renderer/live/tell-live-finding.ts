import { CONFIDENCES, SUBJECT_TYPES } from '../../main/contract/words.ts';
import type { Text } from '../../main/text/index.ts';
import type { LiveEvent } from '../store/state.ts';

type LiveFinding = LiveEvent['findings'][number];

/** "Lounge sent a user ID, and it was readable." Null for what is not about something that was readable: places and
 *  operators need the whole recording. */
export function tellLiveFinding(text: Text, finding: LiveFinding): string | null {
  if (!finding.kind.endsWith('-exposed')) return null;
  const subject = SUBJECT_TYPES.find((type) => type === finding.subject);
  const confidence = CONFIDENCES.find((each) => each === finding.confidence);
  if (!confidence) return null;
  const what =
    finding.kind === 'media-exposed'
      ? text.t('subject.media.some', { count: 1 })
      : subject && text.t(`subject.${subject}.some`, { count: 1 });
  if (!what) return null;
  return text.t(`live.findings.exposed.${confidence}`, {
    app: finding.app ?? text.t('live.findings.no-app'),
    subject: what,
  });
}
