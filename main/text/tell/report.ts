import type { App } from '../../contract/assessment.ts';
import { CONFIDENCES, VERDICTS } from '../../contract/words.ts';
import type { Text } from '../text.ts';
import type { Law, PathView, ReportView, TellInput } from '../view.ts';
import { appPath } from './app.ts';
import { tellCredits } from './credits.ts';
import { findingView } from './finding.ts';
import { lawDoubts, reachedBy } from './law.ts';
import { tellMethod } from './method.ts';
import { appInSentence, appLabel, operatorNames, shortList } from './names.ts';
import { tellPath } from './observers.ts';
import { headline, kicker, unnamedExposures } from './results.ts';
import { madeUpMark, tellRow } from './rows.ts';
import { exposuresOf, tellRungs } from './rungs.ts';
import { tellServers } from './server.ts';
import { storyOf, type Story } from './story.ts';
import { exposureTitle, tellThings } from './subject.ts';
import { recordedSpan, secondsOf } from './times.ts';
import { recordingLimits, unseenSentence } from './unseen.ts';
import { verdictSentence } from './verdict.ts';
import { tellWorry } from './worry.ts';

/** Other apps named on the first page. */
const MOST_OTHERS = 4;

export function tellReport(input: TellInput, text: Text): ReportView {
  const story = storyOf(input, text);
  const { assessment } = story;
  const worst = story.apps[0] ?? null;
  return {
    madeUpMark: madeUpMark(story),
    title: reportTitle(story),
    dateLine: text.t('report.date-line', { day: text.day(story.today) }),
    summary: summary(story),
    findings: story.findings
      .filter((one) => one.confidence !== 'possible')
      .map((one) => findingView(one, 'elsewhere', story)),
    appendix: story.findings.filter((one) => one.confidence === 'possible').map((one) => tellRow(one, story)),
    worry: worst
      ? { title: text.t('report.worry-title', { app: appInSentence(worst, text) }), ...tellWorry(worst, story) }
      : null,
    servers: tellServers(assessment.servers, story),
    method: tellMethod(story),
    limits: recordingLimits(story),
    laws: lawsInReach(story).map((law) => ({
      country: text.country(law.country),
      text: [law.careful, ...lawDoubts(law, story)].join(' '),
      source: law.sourceUrl,
    })),
    lawNote: text.t('law.report-note'),
    credits: tellCredits(story),
    words: wordList(text),
    hashes: assessment.input.files.map(({ name, sha256 }) => ({ name, sha256 })),
    footer: text.t('report.footer', { tool: text.upperFirst(assessment.made.tool) }),
  };
}

/** Only of countries that a server or its operator leads to: the reader's own country is no claim. */
function lawsInReach(story: Story): readonly Law[] {
  const servers = story.assessment.servers.filter((one) => one.reach === 'internet');
  const countries = new Set(reachedBy(servers, story).map((one) => one.country));
  return story.laws.filter((law) => countries.has(law.country));
}

/** The claim about the worst app; where nothing was readable, the headline of the results. */
function reportTitle(story: Story): string {
  const [worst] = story.apps;
  const exposed =
    worst?.verdict === 'exposes-people'
      ? exposuresOf(worst.id, story).filter((one) => one.subject?.type !== 'other')
      : [];
  return worst && exposed.length > 0 ? exposureTitle(worst, exposed, story.text) : headline(story);
}

function summary(story: Story): ReportView['summary'] {
  const { text, assessment } = story;
  const worst = story.apps[0] ?? null;
  const verdict = worst?.verdict ?? 'not-enough-seen';
  const companies = worst
    ? [...new Set([...(worst.maker === null ? [] : [worst.maker]), ...operatorNames(story.serversOf(worst.id))])]
    : [];
  return {
    kicker: kicker(story),
    headline: reportTitle(story),
    verdict,
    verdictWord: text.t(`verdict.${verdict}.word`),
    lede: lede(worst, story),
    rungs: tellRungs(worst, 'first', story),
    path: shortPath(
      worst ? appPath(worst, story) : tellPath([], [], { encrypted: null, visible: false }, story),
      story,
    ),
    notSeenTitle: text.t('report.not-seen-title'),
    notSeen: [unseenSentence(assessment.coverage, story), text.t('report.whole-not-seen')].join(' '),
    replyTitle: text.t('report.reply-title'),
    replyPlace:
      companies.length > 0
        ? text.t('report.reply-place-names', { names: shortList(companies, text) })
        : text.t('report.reply-place'),
    others: others(story),
  };
}

/** Page 1 says above the drawing that nobody is known to have read anything, and its key what nearly every app shows. */
function shortPath(path: PathView, { text }: Story): PathView {
  const said = new Set([text.t('path.note.access'), text.t('path.note.visible')]);
  return { ...path, notes: path.notes.filter((note) => !said.has(note)) };
}

function lede(worst: App | null, story: Story): string {
  const { text, assessment } = story;
  const span = recordedSpan(story);
  const { vantage } = assessment.made.settings;
  const packets = assessment.coverage.packets;
  const told: string[] = [];
  // The headline already says it where something was readable.
  if (worst && worst.verdict !== 'exposes-people') told.push(verdictSentence(worst, story));
  told.push(
    span
      ? text.t('report.lede', {
          duration: text.duration(secondsOf(span)),
          vantage: vantage === null ? 'none' : text.theCountry(vantage),
          day: text.day(span.first),
          packets,
        })
      : text.t('report.lede-no-time', { packets }),
  );
  const unnamed = unnamedExposures(story);
  if (unnamed.length > 0) told.push(text.t('lede.unnamed-exposure', { things: tellThings(unnamed, text) }));
  return told.join(' ');
}

function others(story: Story): string | null {
  const { text } = story;
  const rest = story.apps.slice(1);
  if (rest.length === 0) return null;
  const told = rest
    .slice(0, MOST_OTHERS)
    .map((app) =>
      text.t('report.others-row', { app: appLabel(app, text), word: text.t(`verdict.${app.verdict}.word`) }),
    );
  const more = rest.length - told.length;
  return (more > 0 ? [...told, text.t('report.others-more', { count: more })] : told).join(' ');
}

function wordList(text: Text): ReportView['words'] {
  return [
    ...VERDICTS.map((verdict) => ({
      word: text.t(`verdict.${verdict}.word`),
      meaning: text.t(`verdict.${verdict}.meaning`),
    })),
    ...CONFIDENCES.map((sure) => ({ word: text.t(`sure.${sure}`), meaning: text.t(`sure.${sure}.meaning`) })),
    ...(['nothing-readable', 'seems-to-be-in', 'could-read', 'can-be-required'] as const).map((word) => ({
      word: text.t(`word.${word}`),
      meaning: text.t(`word.${word}.meaning`),
    })),
  ];
}
