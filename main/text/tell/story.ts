import type { App, Assessment, Finding, Server } from '../../contract/assessment.ts';
import { VERDICTS, type FindingKind } from '../../contract/words.ts';
import type { Text } from '../text.ts';
import type { Law, TellInput } from '../view.ts';
import { freshLaws } from './age.ts';

/** An Assessment, ready to be told: in the order of the page, and with look-ups. */
export interface Story {
  readonly assessment: Assessment;
  readonly text: Text;
  readonly laws: readonly Law[];
  readonly today: string;
  readonly title: string | null;
  readonly credits: NonNullable<TellInput['credits']>;
  readonly session: TellInput['session'] | null;
  /** Worst first; the device's own row and unknown apps after apps of the same verdict. */
  readonly apps: readonly App[];
  /** In the order in which they are numbered on every page. */
  readonly findings: readonly Finding[];
  app(id: string | null): App | null;
  /** 1-based, the same on every page. */
  numberOf(findingId: string): number;
  receiversOf(finding: Finding): readonly Server[];
  /** Was something readable on the way to or from it? */
  gotReadable(server: Server): boolean;
  /** Servers outside the local network that this app used. */
  serversOf(appId: string): readonly Server[];
}

const EXPOSURES: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'identifier-exposed',
  'message-exposed',
  'media-exposed',
]);

export function isExposure(finding: Finding): boolean {
  return EXPOSURES.has(finding.kind);
}

/** Read only with a key log: no one who watched the network could. Never an exposure. */
export function isOpened(finding: Finding): boolean {
  return finding.kind === 'seen-by-decryption';
}

/** Counts in a verdict: more than one sign, and it left the local network. */
export function counts(finding: Finding): boolean {
  return finding.confidence !== 'possible' && finding.reach === 'internet';
}

/** Where the reader stands: `opened` was read with the user's own keys and by nobody on the way. */
export function openness(finding: Finding): 'open' | 'local' | 'opened' {
  if (isOpened(finding)) return 'opened';
  return finding.reach === 'local' ? 'local' : 'open';
}

export function storyOf(input: TellInput, text: Text): Story {
  const { assessment, today, title } = input;
  const servers = new Map(assessment.servers.map((one) => [one.id, one]));
  const apps = new Map(assessment.apps.map((one) => [one.id, one]));
  const findings = [...assessment.findings].sort((a, b) => rank(a) - rank(b));
  const readable = new Set(findings.filter(isExposure).flatMap((one) => one.receivers));
  const numbers = new Map(findings.map((one, i) => [one.id, i + 1]));
  return {
    assessment,
    text,
    today,
    title,
    credits: input.credits ?? [],
    session: input.session ?? null,
    laws: freshLaws(input.laws, today),
    apps: [...assessment.apps].sort((a, b) => badness(a) - badness(b)),
    findings,
    app: (id) => (id === null ? null : (apps.get(id) ?? null)),
    numberOf: (id) => numbers.get(id) ?? 0,
    receiversOf: (finding) => finding.receivers.flatMap((id) => servers.get(id) ?? []),
    gotReadable: (server) => readable.has(server.id),
    serversOf: (id) => assessment.servers.filter((one) => one.app === id && one.reach === 'internet'),
  };
}

const ROLES = ['app', 'unknown', 'device'];

function badness(app: App): number {
  return VERDICTS.indexOf(app.verdict) * ROLES.length + ROLES.indexOf(app.role);
}

/** What was readable comes first, sure before likely; then other findings; then local ones; then weak signs. */
function rank(finding: Finding): number {
  if (finding.confidence === 'possible') return 5;
  if (finding.reach === 'local' || isOpened(finding)) return 4;
  const sure = finding.confidence === 'confirmed' ? 0 : 1;
  if (isExposure(finding)) return finding.subject?.type === 'other' ? 2 : sure;
  return finding.kind === 'contact-only' || finding.kind === 'name-reveals-use' ? 3 : 2;
}
