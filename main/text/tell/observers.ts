import type { Finding, Server } from '../../contract/assessment.ts';
import { OBSERVERS, type Access, type Observer } from '../../contract/words.ts';
import type { Text } from '../text.ts';
import type { PathView } from '../view.ts';
import { homesOf, lawsOf } from './law.ts';
import { labelList, operatorNames, shortList } from './names.ts';
import type { Story } from './story.ts';
import { doubtOf, movedOf, thingsOf } from './subject.ts';

type Lane = PathView['lanes'][number];
type Cells = Readonly<Record<Observer, Access>>;

/** Lanes drawn before the rest is only counted. */
const MOST_LANES = 4;

/** The way from the device to the operator's government, one lane for each kind of data.
 *  @param exposed what was readable by someone on the way
 *  @param also other lanes that belong on this page */
export function tellPath(
  exposed: readonly Finding[],
  servers: readonly Server[],
  also: { encrypted: 'sound' | 'doubtful' | null; visible: boolean },
  story: Story,
): PathView {
  const { text } = story;
  const lanes: Lane[] = readableLanes(exposed, story).slice(0, MOST_LANES);
  const notes = [text.t('path.note.access'), text.t('path.note.countries')];
  if (also.encrypted !== null) {
    const onTheWay = also.encrypted === 'sound' ? SHUT : UNSURE;
    const cells = { ...onTheWay, operator: 'cannot-tell', 'operators-government': 'cannot-tell' } as const;
    lanes.push(lane(text.t('path.lane.encrypted'), 'encrypted', text.t('path.start.encrypted'), cells, story));
    notes.push(text.t('path.note.operator-reads'));
  }
  if (also.visible) {
    const cells = {
      ...SEEN,
      'operators-government': lawReaches(servers, story) ? 'can-be-required' : 'cannot-tell',
    } as const;
    lanes.push(lane(text.t('path.lane.visible'), 'visible', text.t('path.start.visible'), cells, story));
    notes.push(text.t('path.note.visible'));
  }
  return { title: text.t('path.title'), stops: stops(servers, story), lanes, notes };
}

const SHUT = {
  'same-network': 'could-not-read',
  provider: 'could-not-read',
  'state-on-path': 'could-not-read',
} as const;
/** Weak encryption may be opened by someone with skill and time, and what a maker's own is worth nobody can tell. */
const UNSURE = {
  'same-network': 'cannot-tell',
  provider: 'cannot-tell',
  'state-on-path': 'cannot-tell',
} as const;
const SEEN = {
  'same-network': 'could-see',
  provider: 'could-see',
  'state-on-path': 'could-see',
  operator: 'could-see',
} as const;

function lawReaches(servers: readonly Server[], story: Story): boolean {
  return servers.flatMap(homesOf).some((home) => lawsOf(home, story).some(({ compels }) => compels));
}

/** One lane for all things that the same observers could read. */
function readableLanes(exposed: readonly Finding[], story: Story): Lane[] {
  const { text } = story;
  const groups = new Map<string, Finding[]>();
  for (const finding of exposed) {
    const key = OBSERVERS.map((one) => finding.observers[one] ?? '').join(' ');
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => {
    const names = thingsOf(group).map((thing) =>
      doubtOf(thing) === 'confirmed'
        ? text.t(`subject.${thing.word}.name`)
        : text.t('path.lane.likely', { name: text.t(`subject.${thing.word}.name`) }),
    );
    const start = movedOf(group) === 'in' ? text.t('path.start.readable-in') : text.t('path.start.readable');
    return lane(labelList(names, text), 'readable', start, cellsOf(group[0]), story);
  });
}

function cellsOf(finding: Finding | undefined): Cells {
  const cell = (observer: Observer): Access => finding?.observers[observer] ?? 'cannot-tell';
  return {
    'same-network': cell('same-network'),
    provider: cell('provider'),
    'state-on-path': cell('state-on-path'),
    operator: cell('operator'),
    'operators-government': cell('operators-government'),
  };
}

function lane(name: string, kind: Lane['kind'], start: string, cells: Cells, { text }: Story): Lane {
  return {
    name,
    kind,
    start,
    cells: OBSERVERS.map((observer) => ({
      observer,
      access: cells[observer],
      word: text.t(`access.${cells[observer]}`),
    })),
  };
}

function stops(servers: readonly Server[], { text, assessment }: Story): PathView['stops'] {
  const { vantage } = assessment.made.settings;
  const here = vantage === null ? '' : text.t('observer.in-country', { country: text.theCountry(vantage) });
  const onPath =
    vantage === null
      ? text.t('observer.state-on-path.note')
      : text.t('observer.state-on-path.note-from', { country: text.country(vantage) });
  const operators = operatorNames(servers);
  const homes = [...new Set(servers.flatMap(homesOf))].map((one) => text.country(one));
  const orUnknown = (names: readonly string[]): string =>
    names.length > 0 ? noteList(names, text) : text.t('observer.not-known');
  return [
    { id: 'phone', name: text.t('observer.phone'), note: here },
    { id: 'same-network', name: text.t('observer.same-network'), note: text.t('observer.same-network.note') },
    { id: 'provider', name: text.t('observer.provider'), note: here },
    { id: 'state-on-path', name: text.t('observer.state-on-path'), note: onPath },
    { id: 'operator', name: text.t('observer.operator'), note: orUnknown(operators) },
    { id: 'operators-government', name: text.t('observer.operators-government'), note: orUnknown(homes) },
  ];
}

/** Letters that a note under a stop has room for; more names than that are only counted. */
const ROOM_FOR_NAMES = 40;

function noteList(names: readonly string[], text: Text): string {
  const whole = shortList(names, text);
  return whole.length <= ROOM_FOR_NAMES ? whole : shortList(names, text, 1);
}

const READERS = ['same-network', 'provider', 'state-on-path', 'operator'] as const;

/** Observers who could read at least one of these findings. */
export function readersOf(findings: readonly Finding[]): readonly (typeof READERS)[number][] {
  return READERS.filter((observer) => findings.some((one) => one.observers[observer] === 'could-read'));
}

/** "the Wi-Fi owner, the internet provider and Agora, which runs the servers" */
export function readersInSentence(
  findings: readonly Finding[],
  servers: readonly Server[],
  { text }: Story,
): string | null {
  const names = operatorNames(servers);
  const readers = readersOf(findings).map((observer) => {
    if (observer !== 'operator') return text.t(`reader.${observer}`);
    if (names.length === 0) return text.t('reader.operator-unknown');
    return text.t('reader.operator', { names: shortList(names, text), count: names.length });
  });
  return readers.length > 0 ? text.list(readers) : null;
}
