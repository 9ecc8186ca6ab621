import type { ReportView } from '../view.ts';
import type { Text } from '../text.ts';
import { labelList } from './names.ts';
import type { Story } from './story.ts';
import { recordedSpan } from './times.ts';
import { isHousekeeping } from './unseen.ts';

/** How it was tested: what an editor and a lawyer ask first. */
export function tellMethod(story: Story): ReportView['method'] {
  const { text, assessment } = story;
  const { settings, tool, knowledge } = assessment.made;
  const countries = (codes: readonly string[]): string =>
    codes.length > 0 ? text.list(codes.map((one) => text.country(one))) : text.t('method.where-none');
  return [
    { name: text.t('method.recorded'), value: recorded(story) },
    ...ownRecording(story),
    { name: text.t('method.where'), value: countries(settings.vantage === null ? [] : [settings.vantage]) },
    { name: text.t('method.home'), value: countries(settings.home === null ? [] : [settings.home]) },
    { name: text.t('method.audience'), value: countries(settings.audience) },
    { name: text.t('method.packets'), value: packets(story) },
    { name: text.t('method.files'), value: files(story) },
    { name: text.t('method.mine'), value: settings.mineKinds.length > 0 ? mine(story) : text.t('method.mine-none') },
    { name: text.t('method.tools'), value: text.upperFirst(tool) },
    {
      name: text.t('method.knowledge'),
      value:
        knowledge.length > 0
          ? labelList(
              knowledge.map((one) => setRow(one, text)),
              text,
              knowledge.length,
            )
          : text.t('method.mine-none'),
    },
    {
      name: text.t('method.not-done'),
      value: text.t(settings.keylog ? 'method.not-done-key-log' : 'method.not-done-value'),
    },
  ];
}

/** Whose device it was and who agreed, where Earshot itself recorded. A file that was opened does not say. */
function ownRecording({ text, session }: Story): ReportView['method'] {
  if (!session || session.from !== 'capture') return [];
  const { consent } = session;
  const agreed = consent
    ? [
        {
          name: text.t('method.consent'),
          value: text.t(`method.consent-${consent.whose}`, {
            day: text.day(consent.at),
            clock: text.clock(consent.at),
          }),
        },
      ]
    : [];
  return session.interface === null
    ? agreed
    : [...agreed, { name: text.t('method.interface'), value: session.interface }];
}

const SETS = [
  'apps',
  'companies',
  'laws',
  'identifiers',
  'cloud-networks',
  'dbip-country',
  'ipfire-country',
  'networks',
  'place-codes',
  'published-places',
  'country-distances',
] as const;

/** A set without a name in words keeps its own. */
function setRow({ name, version }: { readonly name: string; readonly version: string }, text: Text): string {
  const set = SETS.find((one) => one === name);
  return text.t('method.knowledge-row', { name: set ? text.t(`method.set.${set}`) : name, version });
}

function recorded(story: Story): string {
  const { text } = story;
  const span = recordedSpan(story);
  if (!span) return text.t('method.recorded-none');
  return text.t('method.recorded-value', {
    day: text.day(span.first),
    from: text.clock(span.first),
    to: text.clock(span.last),
  });
}

function packets({ text, assessment }: Story): string {
  const { coverage } = assessment;
  const { droppedPackets, undecodedPackets, ownPackets = 0, conflictingBytes = 0 } = coverage;
  const told = [
    text.t('method.packets-value', { packets: text.number(coverage.packets), lost: text.number(droppedPackets) }),
  ];
  if (undecodedPackets > 0)
    told.push(
      isHousekeeping(coverage)
        ? text.t('method.packets-housekeeping', { count: undecodedPackets })
        : text.t('method.packets-undecoded', { count: undecodedPackets }),
    );
  if (conflictingBytes > 0) told.push(text.t('method.packets-conflicting', { size: text.bytes(conflictingBytes) }));
  if (ownPackets > 0) told.push(text.t('method.packets-own', { count: ownPackets }));
  return told.join(' ');
}

function files({ text, assessment }: Story): string {
  const told = assessment.input.files.map(({ name, format, bytes, truncated }) =>
    text.t(truncated ? 'method.file-cut' : 'method.file-value', { name, format, size: text.bytes(bytes) }),
  );
  return told.join('; ');
}

/** Kinds only: the values themselves stand nowhere in a report. */
function mine({ text, assessment }: Story): string {
  const kinds = assessment.made.settings.mineKinds.map((kind) =>
    text.t(`subject.${kind === 'other' ? 'other-mine' : kind}.name`),
  );
  return labelList(kinds, text, kinds.length);
}
