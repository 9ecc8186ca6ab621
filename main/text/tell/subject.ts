import type { App, Finding, Subject } from '../../contract/assessment.ts';
import { CONFIDENCES, type Confidence, type SubjectType } from '../../contract/words.ts';
import type { Text } from '../text.ts';
import { appHoles } from './names.ts';
import { openness } from './story.ts';

/** The word a subject gets. A form alone never makes a "user ID": the name must come from the user or from the field. */
type SubjectWord =
  | SubjectType
  | 'account-by-shape'
  | 'person-name-by-shape'
  | 'room-by-shape'
  | 'credential-answer'
  | 'other-mine'
  | 'own-address'
  | 'payment-card'
  | 'media';

/** Detectors whose credentials prove a password and are none: passwords must be tried against them. */
const OF_ANSWERS: ReadonlySet<string> = new Set(['challenge-answer', 'digest-login', 'sasl-answer']);

/** @param detector which rule found it; null: not known */
export function subjectWord(subject: Pick<Subject, 'type' | 'reason' | 'mine'>, detector: string | null): SubjectWord {
  if (subject.reason === 'own-value') return ownWord(subject.mine ?? subject.type);
  if (subject.type === 'credential' && detector !== null && OF_ANSWERS.has(detector)) return 'credential-answer';
  if (detector === 'own-address') return 'own-address';
  if (detector === 'payment-card') return 'payment-card';
  if (subject.reason !== 'shape') return subject.type;
  if (subject.type === 'account') return 'account-by-shape';
  if (subject.type === 'person-name') return 'person-name-by-shape';
  if (subject.type === 'room') return 'room-by-shape';
  return subject.type;
}

function ownWord(type: SubjectType): SubjectWord {
  return type === 'other' ? 'other-mine' : type;
}

/** What a finding is about. A value that only repeats has no name, whatever stands next to it. */
export function wordOf(finding: Finding): SubjectWord {
  if (finding.kind === 'repeated-value') return 'other';
  if (finding.kind === 'media-exposed') return 'media';
  if (finding.subject) return subjectWord(finding.subject, finding.detector);
  return finding.kind === 'message-exposed' ? 'message' : 'other';
}

/** Label of a value, wherever one is marked. */
export function subjectLabel(finding: Finding, text: Text): string {
  return text.t(`subject.${wordOf(finding)}.name`);
}

/** Findings about the same thing, folded: another packing of one value is not another value. */
export interface Thing {
  readonly word: SubjectWord;
  readonly confidence: Confidence;
  readonly valueIds: readonly string[];
  readonly count: number;
  readonly findings: readonly Finding[];
}

export function thingsOf(findings: readonly Finding[]): readonly Thing[] {
  const sureness = new Map<string, Confidence>();
  for (const finding of findings) {
    const value = valueKey(finding);
    const known = sureness.get(value);
    if (!known || CONFIDENCES.indexOf(finding.confidence) < CONFIDENCES.indexOf(known))
      sureness.set(value, finding.confidence);
  }
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${sureness.get(valueKey(finding))} ${wordOf(finding)}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      return {
        word: wordOf(first),
        confidence: sureness.get(valueKey(first)) ?? first.confidence,
        valueIds: [...new Set(group.map(valueKey))],
        count: group.reduce((sum, one) => sum + one.count, 0),
        findings: group,
      };
    })
    .sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence));
}

function valueKey(finding: Finding): string {
  return finding.subject ? `${wordOf(finding)} ${finding.subject.valueId}` : finding.id;
}

/** Things named in one sentence before "and 3 more values": whoever reads a number takes it for the number of values. */
const MOST_THINGS = 3;

/** "a user ID and what is likely a room ID": the doubt is said once for all things that share it. */
export function tellThings(findings: readonly Finding[], text: Text): string {
  const things = thingsOf(findings);
  const shown = things.slice(0, MOST_THINGS);
  const more = things.slice(MOST_THINGS).reduce((sum, { valueIds }) => sum + valueIds.length, 0);
  const groups = CONFIDENCES.map((sure) =>
    shown.filter((thing) => doubtOf(thing) === sure).map((thing) => someOf(thing, text)),
  )
    .map((items, i) => ({ items, sure: CONFIDENCES[i] ?? 'possible' }))
    .filter(({ items }) => items.length > 0);
  const phrase = (sure: Confidence, list: string): string => text.t(`exposed.some.${sure}`, { some: list });
  if (more > 0) {
    const list = groups.map(({ items, sure }) => phrase(sure, items.join(', '))).join(', ');
    return text.t('exposed.some.more', { list, count: more });
  }
  const phrases = groups.map(({ items, sure }) => phrase(sure, text.list(items)));
  const simple = groups.every(({ items }) => items.length === 1);
  return simple
    ? text.list(phrases)
    : phrases.reduce((first, second) => text.t('exposed.some.groups', { first, second }));
}

/** Words that carry their doubt themselves get no second one. */
export function doubtOf({ word, confidence }: Pick<Thing, 'word' | 'confidence'>): Confidence {
  return word === 'other' || word.endsWith('-by-shape') ? 'confirmed' : confidence;
}

/** "a user ID", "2 user IDs" */
export function someOf(thing: Pick<Thing, 'word' | 'valueIds'>, text: Text): string {
  return text.t(`subject.${thing.word}.some`, { count: thing.valueIds.length });
}

export function movedOf(findings: readonly Finding[]): 'out' | 'in' | 'both' {
  const directions = new Set(findings.flatMap((one) => one.evidence.map((evidence) => evidence.direction)));
  if (directions.size > 1) return 'both';
  return directions.has('in') ? 'in' : 'out';
}

/** "X sent a user ID and a room ID that others on the way could read" */
export function exposureTitle(app: App | null, findings: readonly Finding[], text: Text): string {
  const things = tellThings(findings, text);
  const values = { ...appHoles(app, text), things, moved: movedOf(findings) };
  if (findings.every((one) => openness(one) === 'opened'))
    return app === null ? text.t('exposed.title-opened-no-app', values) : text.t('exposed.title-opened', values);
  if (findings.every((one) => openness(one) === 'local')) {
    return app === null ? text.t('exposed.title-local-no-app', values) : text.t('exposed.title-local', values);
  }
  return app === null ? text.t('exposed.title-no-app', values) : text.t('exposed.title', values);
}
