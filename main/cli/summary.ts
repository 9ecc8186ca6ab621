import type { App, Assessment, Finding, Server } from '../contract/assessment.ts';
import { bareTitle } from '../text/tell/kind.ts';
import { lawSentences } from '../text/tell/law.ts';
import { appLabel, nameNote, serverWithAddress } from '../text/tell/names.ts';
import { contactNote, placeOf, placePhrase } from '../text/tell/place.ts';
import { firstFrame, madeUpMark, tellRow } from '../text/tell/rows.ts';
import { tellServer } from '../text/tell/server.ts';
import { counts, isExposure, isOpened, storyOf, type Story } from '../text/tell/story.ts';
import { wordOf } from '../text/tell/subject.ts';
import { ownLimits, recordingLimits, sharesOf } from '../text/tell/unseen.ts';
import { verdictSentence } from '../text/tell/verdict.ts';
import type { Law, Text } from '../text/index.ts';
import { wrapped } from './wrap.ts';

/** Rows listed per app before the rest is only counted. */
const MOST_FINDINGS = 40;
const MOST_SERVERS = 12;

/** What was found, for a terminal: per app, worst first, then what stayed local, then what could not be seen.
 *  Deterministic: ages are judged against the last packet, not against today. */
export function summary(assessment: Assessment, laws: readonly Law[], text: Text): string {
  const story = storyOf({ assessment, laws, today: dayOfCapture(assessment, laws), title: null }, text);
  const mark = madeUpMark(story);
  const blocks = [
    noPackets(story),
    ...story.apps.map((app) => appBlock(app, story)),
    unnamedBlock(story),
    unnamedOpenedBlock(story),
    localBlock(story),
    unseenBlock(story),
    [lookedInto(story)],
  ];
  if (mark !== null) {
    blocks.unshift([mark]);
    blocks.push([mark]);
  }
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

/** Heads the summary: else "nothing exposed" would read as a result. */
function noPackets({ assessment, text }: Story): string[] {
  const { files } = assessment.input;
  if (files.some((file) => file.packets > 0)) return [];
  const whole = files.every((file) => !file.truncated && file.problems.length === 0);
  return [text.t(whole ? 'cli.no-packets' : 'cli.no-readable-packets')];
}

function dayOfCapture({ input }: Assessment, laws: readonly Law[]): string {
  const last = input.files
    .flatMap((file) => file.lastTime ?? [])
    .sort()
    .at(-1);
  return (
    last ??
    laws
      .map((law) => law.checkedOn)
      .sort()
      .at(-1) ??
    ''
  );
}

function appBlock(app: App, story: Story): string[] {
  const { text } = story;
  const findings = story.findings.filter((one) => one.app === app.id && counts(one));
  const exposed = findings.filter(isExposure);
  const others = findings.filter((one) => !isExposure(one) && !isOpened(one));
  const opened = openedOf(app.id, story);
  const signs = story.findings.filter((one) => one.app === app.id && one.confidence === 'possible').length;
  const servers = byUse(app, exposed, story);
  const lines = [
    ...wrapped(text.t('cli.app-line', { app: fullName(app, text), word: text.t(`verdict.${app.verdict}.word`) }), 0),
    ...wrapped(verdictSentence(app, story), 0),
    ...section(
      text.t('cli.exposed-title'),
      shortened(exposedRows(exposed), (row) => exposedLine(row, story), MOST_FINDINGS, 'cli.findings-more', text),
    ),
    ...section(
      text.t('cli.other-title'),
      shortened(others, (one) => otherLine(one, story), MOST_FINDINGS, 'cli.findings-more', text),
    ),
    ...section(
      text.t('cli.opened-title'),
      shortened(exposedRows(opened), (row) => exposedLine(row, story), MOST_FINDINGS, 'cli.findings-more', text),
    ),
    ...section(
      text.t('cli.servers-title'),
      shortened(servers, (one) => serverLine(one, story), MOST_SERVERS, 'cli.servers-more', text),
    ),
  ];
  if (exposed.length > 0)
    lines.push(...section(text.t('cli.law-title'), lawSentences(receivers(exposed, story), 'plain', story)));
  lines.push(...section(text.t('cli.not-seen-title'), ownLimits(app, story)));
  return signs > 0 ? [...lines, ...wrapped(text.t('cli.signs', { count: signs }), 2)] : lines;
}

/** Once with what stands in brackets behind it; every sentence below goes on with the short name. */
function fullName(app: App, text: Text): string {
  const note = nameNote(app);
  const name = appLabel(app, text);
  return note === null ? name : text.t('shared.name-with-note', { name, note });
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [...wrapped(title, 2), ...items.flatMap((item) => wrapped(`- ${item}`, 2, 4))];
}

/** Makes the lines of the first `most` only: a capture may have thousands. */
function shortened<T>(
  items: readonly T[],
  line: (item: T) => string,
  most: number,
  key: 'cli.findings-more' | 'cli.servers-more',
  text: Text,
): readonly string[] {
  const shown = items.slice(0, most).map(line);
  return items.length <= most ? shown : [...shown, text.t(key, { count: items.length - most })];
}

/** One line per value: its other packings and keys are findings of their own, but not another exposure to a reader. */
function exposedRows(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const rows = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { kind, subject, confidence, id } = finding;
    const key = `${kind} ${wordOf(finding)} ${subject?.valueId ?? id} ${confidence}`;
    const known = rows.get(key);
    if (known) known.push(finding);
    else rows.set(key, [finding]);
  }
  return [...rows.values()];
}

function exposedLine(findings: readonly [Finding, ...Finding[]], story: Story): string {
  const { text } = story;
  const [first] = findings;
  const { valueId, masked } = tellRow(first, story);
  const frames = findings.flatMap((one) => firstFrame(one) ?? []);
  const values = {
    title: bareTitle(first, story),
    // Its doubt stands behind it, so its title carries none.
    sure: text.t(`sure.${first.confidence}.inside`),
    count: findings.reduce((sum, one) => sum + one.count, 0),
    frame: frames.length === 0 ? text.t('shared.none') : text.number(Math.min(...frames)),
  };
  if (valueId === null || masked === null) return text.t('cli.exposed-no-value', values);
  return text.t('cli.exposed', { ...values, valueId, masked });
}

function otherLine(finding: Finding, story: Story): string {
  return story.text.t('cli.other', {
    title: bareTitle(finding, story),
    sure: story.text.t(`sure.${finding.confidence}.inside`),
  });
}

function serverLine(server: Server, story: Story): string {
  const { text } = story;
  const row = tellServer(server, story);
  const withNote = (name: string, note: string | null): string =>
    note === null ? name : text.t('shared.name-with-note', { name, note });
  const values = {
    server: serverWithAddress(server, text),
    operator: withNote(row.operatedBy, row.operatedByNote),
    host: row.hostedBy,
  };
  const place = placeOf(server, story);
  const line =
    place.level === 'unknown'
      ? text.t('cli.server-no-place', values)
      : text.t('cli.server', { ...values, place: placePhrase(place, story) });
  const note = contactNote(server, story);
  return note === null ? line : `${line} ${note}`;
}

/** Servers that got what was readable come first. */
function byUse(app: App, exposed: readonly Finding[], story: Story): readonly Server[] {
  const first = receivers(exposed, story);
  const listed = new Set(first);
  return [...first, ...story.serversOf(app.id).filter((one) => !listed.has(one))];
}

function receivers(exposed: readonly Finding[], story: Story): readonly Server[] {
  return [...new Set(exposed.flatMap((one) => story.receiversOf(one)))].filter((one) => one.reach === 'internet');
}

/** Findings of no listed app must not be lost. */
function unnamedBlock(story: Story): string[] {
  const { text } = story;
  const findings = story.findings.filter((one) => story.app(one.app) === null && counts(one) && !isOpened(one));
  return findings.length === 0
    ? []
    : [
        text.t('cli.unnamed-title'),
        ...exposedRows(findings).flatMap((row) => wrapped(`- ${exposedLine(row, story)}`, 2, 4)),
      ];
}

/** What a key log alone showed: of the internet or the local network, it was encrypted either way. */
function openedOf(app: string | null, story: Story): readonly Finding[] {
  return story.findings.filter(
    (one) => (story.app(one.app)?.id ?? null) === app && isOpened(one) && one.confidence !== 'possible',
  );
}

function unnamedOpenedBlock(story: Story): string[] {
  const opened = openedOf(null, story);
  return opened.length === 0
    ? []
    : [
        ...wrapped(story.text.t('cli.opened-unnamed-title'), 0),
        ...exposedRows(opened).flatMap((row) => wrapped(`- ${exposedLine(row, story)}`, 2, 4)),
      ];
}

function localBlock(story: Story): string[] {
  const local = story.findings.filter(
    (one) => one.reach === 'local' && one.confidence !== 'possible' && !isOpened(one),
  );
  return local.length === 0
    ? []
    : [
        story.text.t('cli.local-title'),
        ...exposedRows(local).flatMap((row) => wrapped(`- ${exposedLine(row, story)}`, 2, 4)),
      ];
}

function unseenBlock(story: Story): string[] {
  return [
    story.text.t('cli.not-seen-all-title'),
    ...recordingLimits(story).flatMap((limit) => wrapped(`- ${limit}`, 2, 4)),
  ];
}

/** Ends the summary: how little the findings rest on. */
function lookedInto({ text, assessment }: Story): string {
  const { coverage, made } = assessment;
  const shares = sharesOf(coverage);
  if (!shares) return text.t('cli.no-data');
  const total = coverage.readableBytes + coverage.opaqueBytes + coverage.unknownBytes;
  const values = {
    size: text.bytes(coverage.readableBytes),
    total: text.bytes(total),
    percent: text.percent(shares.readable),
  };
  const looked = made.settings.keylog ? text.t('cli.looked-into-opened', values) : text.t('cli.looked-into', values);
  // Beside the share, not in it: a gap's size is only what the numbers of the stream skip.
  return coverage.lostBytes > 0
    ? `${looked} ${text.t('cli.missing', { size: text.bytes(coverage.lostBytes) })}`
    : looked;
}
