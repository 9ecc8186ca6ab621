import type { App, Finding, Server } from '../../contract/assessment.ts';
import type { Text } from '../text.ts';
import type { RungsView } from '../view.ts';
import { lawSentences } from './law.ts';
import { operatorNames, shortList } from './names.ts';
import { readersInSentence } from './observers.ts';
import { placeOf, placePhrase, placeSentences } from './place.ts';
import { counts, isExposure, openness, type Story } from './story.ts';
import { someOf, thingsOf, wordOf, type Thing } from './subject.ts';

/** Things named in the first step; the rest is only counted. */
const MOST_THINGS = 3;

/** What others on the way could read of this app, weak signs and opened data left out. */
export function exposuresOf(appId: string | null, story: Story): readonly Finding[] {
  return story.findings.filter(
    (one) => one.app === appId && isExposure(one) && counts(one) && openness(one) === 'open',
  );
}

/** The four steps of a claim: bytes, place, access, law. None is skipped, also where there is little to say.
 *  @param length `first` where room is short: page 1 of the report must stay one page */
export function tellRungs(app: App | null, length: 'plain' | 'first', story: Story): RungsView {
  const { text } = story;
  const exposed = app ? exposuresOf(app.id, story) : [];
  const servers = app ? serversFor(app, exposed, story) : [];
  return {
    readable: { name: text.t('rung.readable'), text: readable(app, exposed, story) },
    place: { name: text.t('rung.place'), text: place(app, servers, exposed.length > 0, story) },
    access: { name: text.t('rung.access'), text: access(app, exposed, servers, story) },
    law: { name: text.t('rung.law'), text: lawSentences(servers, length, story).join(' ') },
  };
}

/** The servers that got what was readable; all of the app's where nothing was. */
function serversFor(app: App, exposed: readonly Finding[], story: Story): readonly Server[] {
  const receivers = [...new Set(exposed.flatMap((one) => story.receiversOf(one)))].filter(
    (one) => one.reach === 'internet',
  );
  return receivers.length > 0 ? receivers : story.serversOf(app.id);
}

function readable(app: App | null, exposed: readonly Finding[], { text }: Story): string {
  if (exposed.length === 0)
    return text.t(
      app === null || app.verdict === 'not-enough-seen' ? 'rung.readable.too-little' : 'rung.readable.none',
    );
  const things = thingsOf(exposed);
  const told = things.slice(0, MOST_THINGS).map((thing) => thingSentence(thing, { text }));
  const more = things.length - told.length;
  if (more > 0) told.push(text.t('rung.readable.more', { count: more }));
  return [...told, text.t('rung.readable.open'), ...links(exposed, text)].join(' ');
}

/** What a value that comes back tells someone who watches. */
function links(exposed: readonly Finding[], text: Text): string[] {
  const words = new Set(exposed.map(wordOf));
  const told: string[] = [];
  if (words.has('account')) told.push(text.t('rung.readable.link-account'));
  if (words.has('room')) told.push(text.t('rung.readable.link-room'));
  if (words.has('device-id') || words.has('advertising-id')) told.push(text.t('rung.readable.link-device'));
  return told;
}

function thingSentence(thing: Thing, { text }: Pick<Story, 'text'>): string {
  const sure = text.t(`sure.${thing.confidence}.inside`);
  if (thing.valueIds.length === 1) {
    return text.t('rung.readable.item', { name: text.t(`subject.${thing.word}.name`), count: thing.count, sure });
  }
  return text.t('rung.readable.items', { some: someOf(thing, text), count: thing.count, sure });
}

/** First the servers that got what was readable, then the app's others where they stand elsewhere. */
function place(app: App | null, servers: readonly Server[], got: boolean, story: Story): string {
  if (app === null || servers.length === 0) return story.text.t('rung.place.none');
  const key = (server: Server): string => placePhrase(placeOf(server, story), story);
  const told = new Set(servers.map(key));
  const others = story.serversOf(app.id).filter((one) => !told.has(key(one)));
  return [...placeSentences(servers, got ? 'got' : 'server', story), ...placeSentences(others, 'other', story)].join(
    ' ',
  );
}

function access(app: App | null, exposed: readonly Finding[], servers: readonly Server[], story: Story): string {
  const { text } = story;
  if (app === null || (exposed.length === 0 && app.verdict === 'not-enough-seen'))
    return text.t('rung.access.cannot-tell');
  const readers = readersInSentence(exposed, servers, story);
  if (readers !== null) return text.t('rung.access.text', { readers: text.upperFirst(readers) });
  const names = operatorNames(servers);
  return names.length > 0
    ? text.t('rung.access.none', { operators: shortList(names, text) })
    : text.t('rung.access.none-unknown');
}
