import type { App, Finding } from '../../contract/assessment.ts';
import type { Text } from '../text.ts';
import type { AppRowView, ResultsView, TellInput } from '../view.ts';
import { lawCountries } from './law.ts';
import { appHoles, appLabel, nameNote, operatorNames, serverName, shortList } from './names.ts';
import { readersOf } from './observers.ts';
import { madeUpMark, tellRow } from './rows.ts';
import { exposuresOf } from './rungs.ts';
import { counts, isExposure, storyOf, type Story } from './story.ts';
import { tellThings } from './subject.ts';
import { recordedSpan, secondsOf } from './times.ts';
import { tellUnseen } from './unseen.ts';
import { ledeSentence, verdictSentence } from './verdict.ts';

/** Apps told in the sentences under the headline. */
const MOST_LEDE = 3;

export function tellResults(input: TellInput, text: Text): ResultsView {
  const story = storyOf(input, text);
  return {
    madeUpMark: madeUpMark(story),
    kicker: kicker(story),
    headline: headline(story),
    lede: lede(story),
    facts: facts(story),
    apps: story.apps.map((app) => appRow(app, story)),
    unseen: tellUnseen(story),
    findings: story.findings.map((finding) => tellRow(finding, story)),
  };
}

export function kicker(story: Story): string {
  const { text, assessment } = story;
  const title = story.title ?? text.t('fact.untitled');
  const span = recordedSpan(story);
  if (!span) return text.t('fact.kicker-no-time', { title });
  const { vantage } = assessment.made.settings;
  const where = vantage === null ? 'none' : text.theCountry(vantage);
  return text.t('fact.kicker', { title, day: text.day(span.first), clock: text.clock(span.first), vantage: where });
}

/** The worst verdict, and how many apps share it. The device's own row counts as an app only where it stands alone. */
export function headline(story: Story): string {
  const { text, assessment, apps } = story;
  const [worst] = apps;
  if (!worst) return text.t(assessment.coverage.packets === 0 ? 'headline.no-packets' : 'headline.no-apps');
  const total = apps.filter((app) => app.role !== 'device').length;
  const same = apps.filter((app) => app.verdict === worst.verdict && app.role !== 'device').length;
  if (total <= 1 || same === 0) return text.t(`headline.${worst.verdict}.one`, appHoles(worst, text));
  const some = text.t(`headline.${worst.verdict}.${same === total ? 'all' : 'some'}`, {
    count: text.countWord(same),
    total: text.countWord(total),
    number: same,
  });
  return text.upperFirst(some);
}

function lede(story: Story): string {
  const { text, assessment, apps } = story;
  const told = apps.slice(0, MOST_LEDE).map((app) => ledeSentence(app, story));
  if (apps.length === 0) told.push(text.t(assessment.coverage.packets === 0 ? 'lede.no-packets' : 'lede.no-apps'));
  if (apps.length > MOST_LEDE) told.push(text.t('lede.more', { count: apps.length - MOST_LEDE }));
  const unnamed = unnamedExposures(story);
  if (unnamed.length > 0) told.push(text.t('lede.unnamed-exposure', { things: tellThings(unnamed, text) }));
  return told.join(' ');
}

/** Readable on the way, but given to no row of the list of apps: must not be lost. */
export function unnamedExposures(story: Story): readonly Finding[] {
  return story.findings.filter((one) => story.app(one.app) === null && isExposure(one) && counts(one));
}

function facts(story: Story): readonly string[] {
  const { text, assessment } = story;
  const { coverage, made } = assessment;
  const span = recordedSpan(story);
  const list = span ? [text.duration(secondsOf(span))] : [];
  list.push(text.t('fact.packets', { count: coverage.packets }), ...loss(story));
  const { home, audience } = made.settings;
  list.push(home === null ? text.t('fact.no-home') : text.t('fact.home', { country: text.country(home) }));
  if (audience.length > 0)
    list.push(text.t('fact.audience', { countries: text.list(audience.map((one) => text.theCountry(one))) }));
  return list;
}

/** A file without a count of drops says nothing of loss: "no loss reported" is all we know. */
function loss({ text, assessment }: Story): string[] {
  const { droppedPackets, lostBytes } = assessment.coverage;
  const told: string[] = [];
  if (droppedPackets > 0) told.push(text.t('fact.lost', { count: droppedPackets }));
  if (lostBytes > 0) told.push(text.t('fact.lost-bytes', { size: text.bytes(lostBytes) }));
  return told.length > 0 ? told : [text.t('fact.lost-none')];
}

function appRow(app: App, story: Story): AppRowView {
  const { text } = story;
  const servers = story.serversOf(app.id);
  const laws = lawCountries(servers, story).map((country) => text.theCountry(country));
  return {
    id: app.id,
    name: appLabel(app, text),
    by: app.maker === null ? noteOf(app, story) : text.t('fact.by-maker', { maker: app.maker }),
    verdict: app.verdict,
    verdictWord: text.t(`verdict.${app.verdict}.word`),
    sentence: verdictSentence(app, story),
    facts: appRowFacts(app, story),
    couldRead: couldRead(app, story),
    law: laws.length > 0 ? text.t('fact.laws', { countries: shortList(laws, text), count: laws.length }) : null,
    openLabel: text.t('fact.open-app', { app: appHoles(app, text).app }),
  };
}

function appRowFacts(app: App, story: Story): readonly string[] {
  const { text } = story;
  const findings = story.findings.filter((one) => one.app === app.id);
  const confirmed = findings.filter((one) => one.confidence === 'confirmed').length;
  const servers = story.serversOf(app.id);
  const [only] = servers;
  const names = operatorNames(servers);
  const list = [
    confirmed > 0
      ? text.t('fact.findings-confirmed', { count: findings.length, confirmed: text.number(confirmed) })
      : text.t('fact.findings', { count: findings.length }),
    text.t('fact.servers', { count: servers.length }),
  ];
  if (names.length > 0) list.push(text.t('fact.run-by', { names: shortList(names, text) }));
  else if (servers.length > 0) list.push(text.t('fact.operator-unknown'));
  if (servers.length === 1 && only) list.push(serverName(only));
  return [...list, text.t('fact.packets', { count: app.packets })];
}

/** What stands in brackets behind an app's name; null where the recording's title, which stands above, says it. */
export function noteOf(app: App, { text, title }: Story): string | null {
  const note = nameNote(app);
  return note === null || title?.includes(note) ? null : text.upperFirst(note);
}

/** Who could read something of this app, as a short list. */
function couldRead(app: App, story: Story): readonly string[] {
  const { text } = story;
  const exposed = exposuresOf(app.id, story);
  const readers = readersOf(exposed);
  if (readers.length === 0 && app.verdict === 'not-enough-seen') return [text.t('reader.row.cannot-tell')];
  const servers = story.serversOf(app.id);
  const names = operatorNames(servers);
  const operator =
    names.length > 0
      ? text.t('reader.row.operator', { names: shortList(names, text) })
      : text.t('reader.row.operator-unknown');
  const rows = readers.map((reader) => (reader === 'operator' ? operator : text.t(`reader.row.${reader}`)));
  if (rows.length === 0) rows.push(text.t('reader.row.no-one'), ...(servers.length > 0 ? [operator] : []));
  const local = story.findings.some(
    (one) => one.app === app.id && isExposure(one) && one.reach === 'local' && one.confidence !== 'possible',
  );
  return local ? [...rows, text.t('reader.row.local')] : rows;
}
