import type { Comparison, ComparisonFinding, Owner } from '../../contract/comparison.ts';
import type { Key, Text } from '../text.ts';

/** Findings listed before the rest is only counted. */
const MOST_LISTED = 40;
const MOST_SERVERS = 3;

export interface ComparisonBlock {
  readonly title: string;
  readonly items: readonly string[];
}

/** The whole result in sentences, worst first. */
export function tellComparison(comparison: Comparison, text: Text): ComparisonBlock[] {
  const { t } = text;
  const { findings, recordings } = comparison;
  const likely = findings.filter(({ confidence }) => confidence !== 'possible');
  const possible = findings.filter(({ confidence }) => confidence === 'possible');
  const found = likely.slice(0, MOST_LISTED).map((one) => tellFinding(one, text));
  const more = likely.length - found.length + comparison.findingsOmitted;
  const blocks: ComparisonBlock[] = [
    { title: t('compare.title', { count: recordings.length }), items: [t(`compare.told.${designOf(comparison)}`)] },
  ];
  if (found.length > 0)
    blocks.push({
      title: t('compare.found-title'),
      items: more > 0 ? [...found, t('compare.more', { count: more })] : found,
    });
  else blocks.push({ title: t('compare.none'), items: [t('compare.none-is-not-safe')] });
  if (possible.length > 0) {
    const key = designOf(comparison) === 'same' ? 'compare.possible-same-title' : 'compare.possible-title';
    blocks.push({ title: t(key, { count: possible.length }), items: [] });
  }
  blocks.push({ title: t('compare.limits-title'), items: limitsOf(comparison).map((key) => t(key)) });
  const next = nextOf(comparison);
  if (next.length > 0) blocks.push({ title: t('compare.next-title'), items: next.map((key) => t(key)) });
  if (recordings.some(({ synthetic }) => synthetic)) {
    const mark = { title: t('compare.made-up'), items: [] };
    return [mark, ...blocks, mark];
  }
  return blocks;
}

type DesignWord = 'same' | 'account' | 'device' | 'both' | 'mixed';

export function designOf({ recordings }: Comparison): DesignWord {
  const told = recordings.map((one) => one.told);
  const [accounts, devices] = [new Set(told.map((one) => one.account)), new Set(told.map((one) => one.device))];
  const all = told.length;
  if (accounts.size === 1 && devices.size === 1) return 'same';
  if (accounts.size === all && devices.size === 1) return 'account';
  if (accounts.size === 1 && devices.size === all) return 'device';
  return accounts.size === all && devices.size === all ? 'both' : 'mixed';
}

function tellFinding(finding: ComparisonFinding, text: Text): string {
  const { t } = text;
  const { values, evidence, receivers, subject, confidence } = finding;
  const shown = text.list([...new Set(values.map(({ valueId, masked }) => `${valueId}, ${masked}`))]);
  const sentences = [
    t(titleOf(finding), { masked: shown }),
    t(`compare.${confidence === 'possible' ? 'possible' : 'likely'}`),
  ];
  if (subject.key !== null) sentences.push(t('compare.named', { key: subject.key }));
  for (const { recording, count } of values) {
    const first = evidence.find(({ file }) => file === recording);
    const [range, ...rest] = first?.ranges ?? [];
    if (!range) continue;
    const place = {
      recording: t('compare.recording', { number: recording + 1 }),
      count,
      ...range,
      frame: text.number(range.frame),
    };
    sentences.push(t(rest.length > 0 ? 'compare.where-many' : 'compare.where', place));
  }
  if (receivers.length > 0) sentences.push(t('compare.sent-to', { servers: serversOf(receivers, text) }));
  return sentences.join(' ');
}

function serversOf(receivers: ComparisonFinding['receivers'], text: Text): string {
  const names = [...new Set(receivers.map(({ name, ip }) => name ?? ip))];
  const rest = names.length - MOST_SERVERS;
  const shown = names.slice(0, MOST_SERVERS);
  return text.list(rest > 0 ? [...shown, text.t('compare.more-servers', { count: rest })] : shown);
}

function titleOf({ kind, couldBe }: ComparisonFinding): Key {
  if (kind === 'repeated-value') return 'compare.repeated';
  const has = (owner: Owner): boolean => couldBe.includes(owner);
  if (has('account') && has('device')) return 'compare.account-or-device';
  if (has('account')) return has('session') ? 'compare.account-or-session' : 'compare.account';
  if (has('device')) return has('session') ? 'compare.device-or-session' : 'compare.device';
  return 'compare.installation';
}

function limitsOf(comparison: Comparison): Key[] {
  const design = designOf(comparison);
  const keys: Key[] = [design === 'same' ? 'compare.limit.same' : 'compare.limit.app'];
  const { cannotTell, findings } = comparison;
  const isSession = design !== 'mixed' || findings.some(({ couldBe }) => couldBe.includes('session'));
  if (cannotTell.includes('session') && isSession) keys.push('compare.limit.session');
  if (design === 'both') keys.push('compare.limit.both');
  keys.push('compare.limit.kind', 'compare.limit.encrypted');
  if (comparison.kindsOmitted > 0 || comparison.recordings.some(({ omitted }) => omitted > 0))
    keys.push('compare.limit.omitted');
  return keys;
}

function nextOf(comparison: Comparison): Key[] {
  const design = designOf(comparison);
  if (design === 'same') return ['compare.next.other-account'];
  if (design === 'device') return ['compare.next.again', 'compare.next.other-account'];
  if (design === 'mixed') return [];
  return ['compare.next.again', 'compare.next.other-device'];
}
