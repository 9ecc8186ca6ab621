import { CONFIDENCES, SUBJECT_TYPES } from '../../main/contract/words.ts';
import { subjectWord, type Text } from '../../main/text/index.ts';
import type { LiveEvent } from '../store/state.ts';

type LiveFinding = LiveEvent['findings'][number];

/** "Lounge sent a user ID, and it was readable." Null for what is not about something that was readable: places and
 *  operators need the whole recording. */
export function tellLiveFinding(text: Text, finding: LiveFinding): string | null {
  if (!finding.kind.endsWith('-exposed')) return null;
  const confidence = CONFIDENCES.find((each) => each === finding.confidence);
  const word = wordOf(finding);
  if (!confidence || !word) return null;
  return text.t(`live.findings.exposed.${confidence}`, {
    app: finding.app ?? text.t('live.findings.no-app'),
    subject: text.t(`subject.${word}.some`, { count: 1 }),
  });
}

/** A form alone makes no "user ID" here either: the same words as on the results page. */
function wordOf({ kind, subject, reason, detector }: LiveFinding): ReturnType<typeof subjectWord> | null {
  if (kind === 'media-exposed') return 'media';
  const type = SUBJECT_TYPES.find((each) => each === subject);
  return type ? subjectWord({ type, reason: reason ?? 'shape', mine: null }, detector) : null;
}
