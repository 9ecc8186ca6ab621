import type { App, Server } from '../../contract/assessment.ts';
import type { QuestionView } from '../view.ts';
import { shortTitle } from './kind.ts';
import { lawSentences, reachedBy } from './law.ts';
import { operatorNames, serverName, shortList } from './names.ts';
import { contactNote, placeGroups, placeNote, placePhrase } from './place.ts';
import { whatWasRead, whoIsShown } from './questions-read.ts';
import { isExposure, type Story } from './story.ts';
import { tellThings } from './subject.ts';
import { appLimits, sharesOf } from './unseen.ts';

export interface Answer {
  readonly answer: string;
  readonly detail: readonly string[];
}

/** Servers or companies told one by one in a detail; the rest is only counted. */
const MOST_TOLD = 5;

/** The eight fixed questions, always all of them, in this order. "Not found" is an answer, too. */
export function tellQuestions(app: App, story: Story): readonly QuestionView[] {
  const { text } = story;
  const question = (number: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8, answer: Answer): QuestionView => ({
    number,
    question: text.t(`question.${number}`),
    ...answer,
  });
  return [
    question(1, whatWasRead(app, story)),
    question(2, whoIsShown(app, story)),
    question(3, whoRuns(app, story)),
    question(4, where(app, story)),
    question(5, whichLaws(app, story)),
    question(6, encryption(app, story)),
    question(7, whoElse(app, story)),
    question(8, notSeen(app, story)),
  ];
}

function whoRuns(app: App, story: Story): Answer {
  const { text } = story;
  const servers = story.serversOf(app.id);
  if (servers.length === 0) return { answer: text.t('answer.3.no-servers'), detail: [] };
  const names = operatorNames(servers);
  const unknown = servers.filter((one) => !one.operator).length;
  const detail = names.slice(0, MOST_TOLD).map((operator) => {
    const theirs = servers.filter((one) => one.operator?.name === operator);
    const home = theirs[0]?.operator?.homeCountry ?? null;
    const values = { operator, count: theirs.length };
    return home === null
      ? text.t('answer.3.company-no-country', values)
      : text.t('answer.3.company', { ...values, country: text.theCountry(home) });
  });
  if (unknown > 0) detail.push(text.t('answer.3.unknown-rest', { count: unknown }));
  const answer =
    names.length > 0
      ? text.t('answer.3.known', { count: names.length, names: shortList(names, text) })
      : text.t('answer.3.none');
  return { answer, detail };
}

function where(app: App, story: Story): Answer {
  const { text } = story;
  const servers = story.serversOf(app.id);
  if (servers.length === 0) return { answer: text.t('rung.place.none'), detail: [] };
  return {
    answer: text.t('answer.4.places', { places: text.upperFirst(shortList(placesOf(servers, story), text)) }),
    detail: [...servers.slice(0, MOST_TOLD).map((one) => serverDetail(one, story)), text.t('place-note.can-be-wrong')],
  };
}

function placesOf(servers: readonly Server[], story: Story): readonly string[] {
  const { text } = story;
  return placeGroups(servers, story).map(({ place, servers: there }) =>
    place.level === 'unknown'
      ? text.t('answer.4.unknown', { count: there.length })
      : text.t('answer.4.place', { count: there.length, place: placePhrase(place, story) }),
  );
}

function serverDetail(server: Server, story: Story): string {
  const notes = [placeNote(server, story), contactNote(server, story)].filter((one) => one !== null);
  return story.text.t('shared.label-text', { label: serverName(server), text: notes.join(' ') });
}

function whichLaws(app: App, story: Story): Answer {
  const { text } = story;
  const servers = story.serversOf(app.id);
  const reached = reachedBy(servers, story);
  const through = (way: 'operator' | 'place'): string[] => {
    const countries = reached.filter((one) => one.through === way || one.through === 'both');
    const names = countries.map(({ country }) => text.theCountry(country));
    const values = { count: names.length, countries: shortList(names, text, MOST_TOLD) };
    return names.length === 0 ? [] : [text.t(`law.through-${way}`, values)];
  };
  const answers = [...through('operator'), ...through('place')];
  return {
    answer: answers.length > 0 ? answers.join(' ') : text.t('answer.5.none'),
    detail: servers.length > 0 ? lawSentences(servers, 'full', story) : [],
  };
}

function encryption(app: App, story: Story): Answer {
  const { text } = story;
  const shares = sharesOf(app);
  const found = story.findings
    .filter((one) => one.app === app.id && (one.kind === 'weak-encryption' || one.kind === 'own-encryption'))
    .map((one) => text.t('answer.6.finding', { title: shortTitle(one, story) }));
  if (!shares) return { answer: text.t('answer.6.no-data'), detail: found };
  const detail = [...found];
  if (shares.unknown > 0)
    detail.push(text.upperFirst(text.t('answer.6.unknown', { percent: text.percent(shares.unknown) })));
  if (shares.opaque > 0) detail.push(text.t('answer.6.not-tested'), text.t('unseen.encrypted'));
  if (shares.opaque === 100) return { answer: text.t('answer.6.all'), detail };
  return {
    answer:
      shares.opaque > 0
        ? text.upperFirst(text.t('answer.6.some', { percent: text.percent(shares.opaque) }))
        : text.t('answer.6.none'),
    detail,
  };
}

function whoElse(app: App, story: Story): Answer {
  const { text } = story;
  const servers = story.serversOf(app.id);
  const others = operatorNames(servers).filter((name) => name !== app.maker);
  const unknown = servers.filter((one) => !one.operator).length;
  const local = story.findings.filter(
    (one) => one.app === app.id && isExposure(one) && one.reach === 'local' && one.confidence !== 'possible',
  );
  const detail: string[] = [];
  if (unknown > 0) detail.push(text.t('answer.7.unknown', { count: unknown }));
  if (local.length > 0) detail.push(text.t('answer.7.local', { things: tellThings(local, text) }));
  detail.push(text.t('answer.7.could-exist'));
  if (others.length === 0) return { answer: text.t('answer.7.none'), detail };
  const key = app.maker === null ? 'answer.7.no-maker' : 'answer.7.others';
  return { answer: text.t(key, { names: shortList(others, text) }), detail };
}

function notSeen(app: App, story: Story): Answer {
  const { text } = story;
  const shares = sharesOf(app);
  const detail = appLimits(app, story);
  if (!shares) return { answer: text.t('answer.8.no-data'), detail };
  const closed = shares.opaque + shares.unknown;
  return {
    answer: closed > 0 ? text.t('answer.8.inside', { percent: text.percent(closed) }) : text.t('answer.8.all-read'),
    detail,
  };
}
