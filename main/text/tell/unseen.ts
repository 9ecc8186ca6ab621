import type { App, Assessment } from '../../contract/assessment.ts';
import { LIMITS, type Limit } from '../../contract/words.ts';
import type { Text } from '../text.ts';
import type { UnseenView } from '../view.ts';
import { staleMonths } from './age.ts';
import type { Story } from './story.ts';

export type Shares = Pick<App, 'readableBytes' | 'opaqueBytes' | 'unknownBytes'>;

/** Shares of the payload in per cent; null where there was no payload. */
export function sharesOf({
  readableBytes,
  opaqueBytes,
  unknownBytes,
}: Shares): { readable: number; opaque: number; unknown: number } | null {
  const total = readableBytes + opaqueBytes + unknownBytes;
  if (total === 0) return null;
  const share = (part: number): number => (100 * part) / total;
  return { readable: share(readableBytes), opaque: share(opaqueBytes), unknown: share(unknownBytes) };
}

/** How little we could look into, and why we may have missed something. Never empty. */
export function tellUnseen(story: Story): UnseenView {
  const { text, assessment } = story;
  const { coverage } = assessment;
  const shares = sharesOf(coverage);
  const parts = [
    ['readable', coverage.readableBytes, shares?.readable ?? 0],
    ['opaque', coverage.opaqueBytes, shares?.opaque ?? 0],
    ['unknown', coverage.unknownBytes, shares?.unknown ?? 0],
  ] as const;
  return {
    sentence: unseenSentence(coverage, story),
    shares: parts.map(([kind, size, share]) => ({
      kind,
      label: text.t(`unseen.${kind}.label`, { size: text.bytes(size), percent: text.percent(share) }),
      note: text.t(
        kind === 'opaque' && assessment.made.settings.keylog ? 'unseen.opaque.note-opened' : `unseen.${kind}.note`,
      ),
      percent: Math.round(share * 10) / 10,
    })),
    points: recordingLimits(story),
  };
}

export function unseenSentence(coverage: Shares, { text, assessment }: Story): string {
  const shares = sharesOf(coverage);
  if (!shares) return text.t('unseen.nothing');
  if (shares.readable === 100) return text.t('unseen.all');
  const percent = { percent: text.percent(shares.readable) };
  const { keylog } = assessment.made.settings;
  const sentences = [keylog ? text.t('unseen.share-opened', percent) : text.t('unseen.share', percent)];
  if (shares.unknown > 0) sentences.push(text.t('unseen.share-unknown', { percent: text.percent(shares.unknown) }));
  if (shares.opaque > 0) sentences.push(text.t('unseen.encrypted'));
  return sentences.join(' ');
}

/** What no recording can show; every page ends with these, whatever the engine said. */
const ALWAYS: readonly Limit[] = ['one-recording', 'servers-unseen', 'path-unseen'];
/** Told with a share where they stand; the sentence above already gives them for the whole recording. */
const OF_ONE_APP: ReadonlySet<Limit> = new Set<Limit>([
  'too-few-packets',
  'too-short',
  'no-complete-handshake',
  'mostly-unknown',
  'app-by-name-only',
  'shared-server',
]);

/** Limits of the whole recording, in the order of the contract. */
export function recordingLimits(story: Story): readonly string[] {
  const { assessment } = story;
  const found = new Set<Limit>([
    ...assessment.apps.flatMap((app) => app.limits).filter((limit) => !OF_ONE_APP.has(limit)),
    ...fileLimits(assessment),
    ...ALWAYS,
  ]);
  return [...tellLimits(found, assessment.coverage, story), ...extraLimits(story)];
}

export function appLimits(app: App, story: Story): readonly string[] {
  return [
    ...tellLimits(new Set<Limit>([...app.limits, ...fileLimits(story.assessment), ...ALWAYS]), app, story),
    ...extraLimits(story),
  ];
}

/** True of the recording, and told again of the apps that they touch. */
const OF_BOTH: ReadonlySet<Limit> = new Set<Limit>(['encrypted-share', 'unknown-share', 'packets-lost']);

/** What holds for this app beside the limits of the whole recording. */
export function ownLimits(app: App, story: Story): readonly string[] {
  const general = new Set<Limit>([
    ...fileLimits(story.assessment),
    ...ALWAYS,
    'no-own-values',
    'no-home',
    'no-vantage',
    'findings-omitted',
    'packed-unopened',
  ]);
  const own = app.limits.filter((limit) => !general.has(limit) || OF_BOTH.has(limit));
  return tellLimits(new Set(own), app, story);
}

/** Limits that stand in the file and the settings, also where no app was found to carry them. */
function fileLimits({ input, coverage, made }: Assessment): Limit[] {
  const limits: Limit[] = [];
  if (input.files.some((file) => file.truncated)) limits.push('cut-short');
  if (coverage.droppedPackets > 0 || coverage.lostBytes > 0) limits.push('packets-lost');
  if (coverage.undecodedPackets > 0) limits.push('undecoded-packets');
  if (made.settings.mineKinds.length === 0) limits.push('no-own-values');
  if (made.settings.home === null) limits.push('no-home');
  if (made.settings.vantage === null) limits.push('no-vantage');
  if (input.files.some((file) => file.inventedHeaders === true)) limits.push('invented-headers');
  if (coverage.roundTrips === 'vpn') limits.push('vpn-seen');
  if (coverage.opaqueBytes > 0) limits.push('encrypted-share');
  if (coverage.unknownBytes > 0) limits.push('unknown-share');
  return limits;
}

function tellLimits(limits: ReadonlySet<Limit>, bytes: Shares, { text, assessment }: Story): string[] {
  const shares = sharesOf(bytes);
  return LIMITS.filter((limit) => limits.has(limit)).flatMap((limit) => {
    if (limit === 'encrypted-share') {
      const told = assessment.made.settings.keylog ? 'encrypted-share-opened' : limit;
      return shares && shares.opaque > 0 ? shareLimit(told, shares.opaque, text) : [];
    }
    if (limit === 'unknown-share') return shares && shares.unknown > 0 ? shareLimit(limit, shares.unknown, text) : [];
    if (limit === 'undecoded-packets' && isHousekeeping(assessment.coverage)) return text.t('limit.housekeeping');
    return text.t(`limit.${limit}`);
  });
}

/** What a network says to itself: addresses asked for (ARP), switches that find one another (LLC, link control), groups
 *  and routes (IP control), the radio's own frames. No app's data. */
const HOUSEKEEPING: ReadonlySet<string> = new Set(['arp', 'llc', 'link-control', 'ip-control', 'wlan-control']);

export function isHousekeeping({ undecodedPackets, undecodedReasons = [] }: Assessment['coverage']): boolean {
  const known = undecodedReasons.reduce((sum, { packets }) => sum + packets, 0);
  return known === undecodedPackets && undecodedReasons.every(({ reason }) => HOUSEKEEPING.has(reason));
}

function shareLimit(
  limit: 'encrypted-share' | 'encrypted-share-opened' | 'unknown-share',
  share: number,
  text: Text,
): string {
  return text.upperFirst(text.t(`limit.${limit}`, { percent: text.percent(share) }));
}

/** Limits that only today's date or the settings tell. */
function extraLimits({ text, today, assessment }: Story): string[] {
  const ages = assessment.servers.flatMap((one) => staleMonths(one, today) ?? []);
  const old = ages.length > 0 ? [text.t('limit.place-data-old', { months: Math.max(...ages) })] : [];
  return assessment.made.settings.keylog ? [...old, text.t('limit.key-log')] : old;
}
