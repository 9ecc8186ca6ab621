import type { Finding } from '../../contract/assessment.ts';
import type { Confidence, FindingKind } from '../../contract/words.ts';
import type { Text } from '../text.ts';
import { appHoles, operatorNames, shortList } from './names.ts';
import { isProbe, placeOf, placePhrase } from './place.ts';
import { isExposure, isOpened, openness, type Story } from './story.ts';
import { doubtOf, exposureTitle, someOf, subjectWord, thingsOf, type Thing, wordOf } from './subject.ts';

/** Findings that are not one value with its meaning. */
type OtherKind = Exclude<
  FindingKind,
  'identifier-exposed' | 'message-exposed' | 'media-exposed' | 'seen-by-decryption'
>;

export function otherKind(finding: Finding): OtherKind | null {
  return isExposure(finding) || isOpened(finding) ? null : (finding.kind as OtherKind);
}

/** Title of a row: short, with its doubt inside. */
export function shortTitle(finding: Finding, story: Story): string {
  const { text } = story;
  const kind = otherKind(finding);
  if (kind !== null) return otherShort(kind, finding, story);
  const [thing] = thingsOf([finding]);
  if (!thing) return text.t('subject.other.name');
  return exposedShort(finding, thing, doubtOf(thing), text);
}

/** The same without its doubt, for a line that says the doubt elsewhere. */
export function bareTitle(finding: Finding, story: Story): string {
  const [thing] = otherKind(finding) === null ? thingsOf([finding]) : [];
  return thing ? exposedShort(finding, thing, 'confirmed', story.text) : shortTitle(finding, story);
}

function exposedShort(finding: Finding, thing: Thing, sure: Confidence, text: Text): string {
  // "A value that looks like a name was readable": these labels need their article.
  const values = {
    name:
      doubtOf(thing) === thing.confidence ? text.t(`subject.${thing.word}.name`) : text.upperFirst(someOf(thing, text)),
  };
  const how = openness(finding);
  if (how === 'local') return text.t(`exposed.short-local.${sure}`, values);
  if (how === 'opened') return text.t(`exposed.short-opened.${sure}`, values);
  return text.t(`exposed.short.${sure}`, values);
}

function otherShort(kind: OtherKind, finding: Finding, story: Story): string {
  const { text } = story;
  const values = otherValues(finding, story);
  if (isNamed(finding)) return text.t('kind.name-reveals-use.short-value', named(finding, text));
  if (kind === 'server-abroad')
    return onlyProbes(finding, story)
      ? text.t('kind.server-abroad.short-probe', values)
      : text.t('kind.server-abroad.short', values);
  if (kind === 'operator-under-foreign-law' && values.country === '')
    return text.t('kind.operator-under-foreign-law.short-no-country', values);
  return text.t(`kind.${kind}.short`, values);
}

/** Headline of a finding. */
export function longTitle(finding: Finding, story: Story): string {
  const { text } = story;
  const kind = otherKind(finding);
  if (kind === null) {
    const app = story.app(finding.app);
    return exposureTitle(app, [finding], text);
  }
  const values = otherValues(finding, story);
  if (isNamed(finding)) return text.t('kind.name-reveals-use.title-value', { ...values, ...named(finding, text) });
  if (kind === 'server-abroad')
    return onlyProbes(finding, story)
      ? text.t('kind.server-abroad.title-probe', values)
      : text.t('kind.server-abroad.title', values);
  if (kind === 'operator-under-foreign-law' && values.country === '')
    return text.t('kind.operator-under-foreign-law.title-no-country', values);
  return text.t(`kind.${kind}.title`, values);
}

/** A server's name that holds more than the app's. */
export function isNamed(finding: Finding): boolean {
  return finding.kind === 'name-reveals-use' && finding.subject !== null;
}

function named(finding: Finding, text: Text): { some: string } {
  return { some: text.t(`subject.${wordOf(finding)}.some`, { count: 1 }) };
}

/** Every hole that the sentences of `kinds-other.ts` may have. */
export function otherValues(finding: Finding, story: Story) {
  const { text, assessment } = story;
  const servers = story.receiversOf(finding);
  const [first] = servers;
  const based = servers.flatMap(({ operator }) =>
    operator !== null && operator.homeCountry !== null ? { name: operator.name, home: operator.homeCountry } : [],
  );
  const { home } = assessment.made.settings;
  return {
    ...appHoles(story.app(finding.app), text),
    count:
      finding.kind === 'server-abroad' || finding.kind === 'operator-under-foreign-law'
        ? Math.max(1, servers.length)
        : finding.count,
    packets: servers.reduce((sum, one) => sum + one.packetsOut, 0),
    sure: finding.confidence,
    place: first ? placePhrase(placeOf(first, story), story) : text.t('place.unknown'),
    home: home === null ? '' : text.theCountry(home),
    operator: based[0]?.name ?? shortList(operatorNames(servers), text),
    country: based[0] ? text.theCountry(based[0].home) : '',
    servers: serverList(finding, story),
  };
}

export function serverList(finding: Finding, story: Story): string {
  const { text } = story;
  const names = story.receiversOf(finding).map((one) => one.names[0] ?? one.addresses[0] ?? one.id);
  return names.length > 0 ? shortList(names, text) : text.t('server.operator-unknown');
}

/** All of its receivers got only small packets. */
function onlyProbes(finding: Finding, story: Story): boolean {
  const servers = story.receiversOf(finding);
  return servers.length > 0 && servers.every(isProbe);
}

/** What a value that comes back could tell someone who watches two connections. */
export function linkClaim(finding: Finding, { text }: Story): string {
  const word = finding.subject ? subjectWord(finding.subject, finding.detector) : null;
  if (word === 'account') return text.t('kind.linkable.claim-account');
  if (word === 'room') return text.t('kind.linkable.claim-room');
  if (word === 'device-id' || word === 'advertising-id' || word === 'push-token')
    return text.t('kind.linkable.claim-device');
  return text.t('kind.linkable.claim');
}
