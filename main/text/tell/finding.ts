import type { Finding } from '../../contract/assessment.ts';
import type { Text } from '../text.ts';
import type { FindingView, PathView, TellInput } from '../view.ts';
import { tellCheck } from './check.ts';
import { longTitle } from './kind.ts';
import { lawCountries, lawSentences } from './law.ts';
import { appLabel, serverWithAddress } from './names.ts';
import { tellPath } from './observers.ts';
import { certainty, changeOurMind, claim, means, notSeen, seen } from './parts.ts';
import { madeUpMark, maskedWords, sureMark, timesSeen } from './rows.ts';
import { isExposure, openness, storyOf, type Story } from './story.ts';

export function tellFinding(input: TellInput, findingId: string, text: Text): FindingView | null {
  const story = storyOf(input, text);
  const finding = story.findings.find((one) => one.id === findingId);
  return finding ? findingView(finding, 'plain', story) : null;
}

/** @param laws `elsewhere` in the report, which tells them on page 1 and in its list of laws */
export function findingView(finding: Finding, laws: 'plain' | 'elsewhere', story: Story): FindingView {
  const { text } = story;
  return {
    madeUpMark: madeUpMark(story),
    id: finding.id,
    number: story.numberOf(finding.id),
    total: story.findings.length,
    app: appLabel(story.app(finding.app), text),
    title: longTitle(finding, story),
    count: timesSeen(finding),
    claim: claim(finding, story),
    seen: seen(finding, story),
    means: means(finding, story),
    who: { path: whoPath(finding, story), notes: whoNotes(finding, laws, story) },
    sure: sureMark(finding, story),
    why: certainty(finding, story),
    changeOurMind: changeOurMind(finding, story),
    notSeen: notSeen(finding, story),
    check: tellCheck(finding, story),
    packets: [...new Set(finding.evidence.map((one) => one.frame))],
    packetsOmitted: finding.evidenceOmitted,
    valueId: finding.subject?.valueId ?? null,
    masked: maskedWords(finding, text),
    receivers: story.receiversOf(finding).map((one) => serverWithAddress(one, text)),
  };
}

/** Nothing to draw for what stayed on the local network, or was opened with the user's own keys. */
function whoPath(finding: Finding, story: Story): PathView | null {
  if (openness(finding) !== 'open') return null;
  const readable = isExposure(finding) || finding.kind === 'repeated-value' || finding.kind === 'linkable';
  return tellPath(
    readable ? [finding] : [],
    story.receiversOf(finding),
    { encrypted: null, visible: !readable },
    story,
  );
}

function whoNotes(finding: Finding, laws: 'plain' | 'elsewhere', story: Story): readonly string[] {
  const { text } = story;
  const servers = story.receiversOf(finding);
  const how = openness(finding);
  if (how === 'local') return [text.t('path.note.local'), text.t('path.note.access')];
  if (how === 'opened') return [text.t('path.note.opened'), text.t('path.note.operator-reads')];
  const named = laws === 'elsewhere' && lawCountries(servers, story).length > 0;
  return named ? [text.t('law.see-list')] : lawSentences(servers, 'plain', story);
}
