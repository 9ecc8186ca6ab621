import type { App } from '../../contract/assessment.ts';
import type { Text } from '../text.ts';
import type { AppView, TellInput } from '../view.ts';
import { lawCountries } from './law.ts';
import { shortTitle } from './kind.ts';
import { tellCredits } from './credits.ts';
import { appLabel, operatorNames, shortList } from './names.ts';
import { tellPath } from './observers.ts';
import { tellQuestions } from './questions.ts';
import { kicker, noteOf } from './results.ts';
import { madeUpMark, tellRow } from './rows.ts';
import { exposuresOf, tellRungs } from './rungs.ts';
import { tellServers } from './server.ts';
import { storyOf, type Story } from './story.ts';
import { spanOf } from './times.ts';
import { deciders, verdictSentence } from './verdict.ts';
import { tellWorry } from './worry.ts';

export function tellApp(input: TellInput, appId: string, text: Text): AppView | null {
  const story = storyOf(input, text);
  const app = story.app(appId);
  if (!app) return null;
  return {
    madeUpMark: madeUpMark(story),
    kicker: kicker(story),
    name: appLabel(app, text),
    nameNote: noteOf(app, story),
    verdict: app.verdict,
    verdictWord: text.t(`verdict.${app.verdict}.word`),
    sentence: verdictSentence(app, story),
    facts: facts(app, story),
    decidedBy: deciders(app, story).map((one) => ({ id: one.id, title: shortTitle(one, story) })),
    rungs: tellRungs(app, 'plain', story),
    questions: tellQuestions(app, story),
    path: appPath(app, story),
    worry: tellWorry(app, story),
    servers: tellServers(
      story.assessment.servers.filter((one) => one.app === app.id),
      story,
    ),
    credits: tellCredits(story),
    findings: story.findings.filter((one) => one.app === app.id).map((one) => tellRow(one, story)),
    beforePrint: beforePrint(app, story),
  };
}

/** From the device to the operator's government, for everything this app sent. */
export function appPath(app: App, story: Story): AppView['path'] {
  const servers = story.serversOf(app.id);
  return tellPath(
    exposuresOf(app.id, story),
    servers,
    { encrypted: encryptionOf(app, story), visible: servers.length > 0 },
    story,
  );
}

function encryptionOf(app: App, { findings }: Story): 'sound' | 'doubtful' | null {
  if (app.opaqueBytes === 0) return null;
  const isDoubtful = findings.some(
    ({ app: id, kind }) => id === app.id && (kind === 'weak-encryption' || kind === 'own-encryption'),
  );
  return isDoubtful ? 'doubtful' : 'sound';
}

function facts(app: App, story: Story): AppView['facts'] {
  const { text } = story;
  const list = [{ name: text.t('app-fact.maker'), value: maker(app, story) }];
  const servers = story.assessment.servers.filter((one) => one.app === app.id).length;
  list.push({ name: text.t('app-fact.seen'), value: text.t('app-fact.seen-value', { packets: app.packets, servers }) });
  const span = spanOf(app.firstTime, app.lastTime);
  if (span) {
    const values = { day: text.day(span.first), from: text.clock(span.first), to: text.clock(span.last) };
    list.push({ name: text.t('app-fact.when'), value: text.t('app-fact.when-value', values) });
  }
  const ways = app.knownBy.flatMap((way) => (isWay(way) ? text.t(`app-fact.known-by.${way}`) : []));
  if (ways.length > 0) list.push({ name: text.t('app-fact.known-by'), value: text.upperFirst(text.list(ways)) });
  return list;
}

const WAYS = ['process', 'host-name', 'certificate', 'protocol', 'address', 'nothing'] as const;

function isWay(way: string): way is (typeof WAYS)[number] {
  return WAYS.some((one) => one === way);
}

function maker(app: App, { text }: Story): string {
  if (app.maker === null) return text.t('shared.not-known');
  return app.makerCountry === null
    ? app.maker
    : text.t('app-fact.maker-value', { maker: app.maker, country: text.country(app.makerCountry) });
}

/** What to do before printing, most useful first. */
function beforePrint(app: App, story: Story): readonly string[] {
  const { text, assessment } = story;
  const list: string[] = [];
  if (app.verdict === 'not-enough-seen') list.push(text.t('before.longer'));
  if (deciders(app, story).some((one) => one.evidence.length > 0)) list.push(text.t('before.check-bytes'));
  if (assessment.made.settings.mineKinds.length === 0) list.push(text.t('before.own-values'));
  list.push(text.t('before.newest'), text.t('before.second-account'));
  const companies = [
    ...new Set([...(app.maker === null ? [] : [app.maker]), ...operatorNames(story.serversOf(app.id))]),
  ];
  list.push(
    companies.length > 0 ? text.t('before.ask', { names: shortList(companies, text) }) : text.t('before.ask-maker'),
  );
  if (lawCountries(story.serversOf(app.id), story).length > 0) list.push(text.t('before.lawyer'));
  return list;
}
