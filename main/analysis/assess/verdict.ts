import { microsBetween } from '../bytes/moment.ts';
import type { FindingKind, SubjectType, Verdict } from '../model/words.ts';
import type { AppRecord } from './app-book.ts';
import type { Limit } from '../../contract/words.ts';
import { ENOUGH_PACKETS, ENOUGH_SECONDS, MOST_LOST_SHARE, MOST_UNKNOWN_SHARE } from './verdict-rules.ts';

/** What the rules need of one finding. */
export interface JudgedFinding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly confidence: 'confirmed' | 'likely' | 'possible';
  readonly reach: 'internet' | 'local';
  readonly subject: { readonly type: SubjectType } | null;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly decidedBy: string[];
  readonly limits: Limit[];
}

const EXPOSURES: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'identifier-exposed',
  'message-exposed',
  'media-exposed',
]);

/** The four verdicts by written rule (design, section 5), with the findings that decided it. */
export function judge(app: AppRecord, findings: readonly JudgedFinding[], lossShare: number): Judgement {
  // What only a key log showed says nothing of what others could read, whatever it is.
  const counted = findings.filter(
    (one) => one.confidence !== 'possible' && one.reach === 'internet' && one.kind !== 'seen-by-decryption',
  );
  const limits = tooLittle(app, lossShare);
  // A call's sound is of people whoever they are. Else `other` is nobody's: a value whose meaning we do not know is no person, account, device or room.
  const exposing = counted.filter(
    (one) => EXPOSURES.has(one.kind) && (one.kind === 'media-exposed' || one.subject?.type !== 'other'),
  );
  if (exposing.length > 0) return { verdict: 'exposes-people', decidedBy: ids(exposing), limits };
  if (counted.length > 0) return { verdict: 'raises-questions', decidedBy: ids(counted), limits };
  return { verdict: limits.length > 0 ? 'not-enough-seen' : 'no-problem-seen', decidedBy: [], limits };
}

function tooLittle(app: AppRecord, lossShare: number): Limit[] {
  const limits: Limit[] = [];
  const payload = app.readableBytes + app.opaqueBytes + app.unknownBytes;
  const seconds = app.firstTime && app.lastTime ? microsBetween(app.firstTime, app.lastTime) / 1_000_000 : 0;
  if (!app.sawHandshake) limits.push('no-complete-handshake');
  if (app.packets < ENOUGH_PACKETS) limits.push('too-few-packets');
  if (seconds < ENOUGH_SECONDS) limits.push('too-short');
  if (lossShare > MOST_LOST_SHARE || app.lostBytes > MOST_LOST_SHARE * (payload + app.lostBytes))
    limits.push('packets-lost');
  if (app.unknownBytes > MOST_UNKNOWN_SHARE * payload) limits.push('mostly-unknown');
  return limits;
}

function ids(findings: readonly JudgedFinding[]): string[] {
  return findings.map((one) => one.id);
}
