import type { ReportView } from '../view.ts';
import type { Story } from './story.ts';
import { recordedSpan } from './times.ts';

/** How it was tested: what an editor and a lawyer ask first. */
export function tellMethod(story: Story): ReportView['method'] {
  const { text, assessment } = story;
  const { settings, tool, knowledge } = assessment.made;
  const countries = (codes: readonly string[]): string =>
    codes.length > 0 ? text.list(codes.map((one) => text.country(one))) : text.t('method.where-none');
  return [
    { name: text.t('method.recorded'), value: recorded(story) },
    { name: text.t('method.where'), value: countries(settings.vantage === null ? [] : [settings.vantage]) },
    { name: text.t('method.home'), value: countries(settings.home === null ? [] : [settings.home]) },
    { name: text.t('method.audience'), value: countries(settings.audience) },
    { name: text.t('method.packets'), value: packets(story) },
    { name: text.t('method.files'), value: files(story) },
    { name: text.t('method.mine'), value: settings.mineKinds.length > 0 ? mine(story) : text.t('method.mine-none') },
    { name: text.t('method.tools'), value: tool },
    {
      name: text.t('method.knowledge'),
      value:
        knowledge.length > 0
          ? knowledge.map((one) => text.t('method.knowledge-row', { name: one.name, version: one.version })).join(', ')
          : text.t('method.mine-none'),
    },
    {
      name: text.t('method.not-done'),
      value: text.t(settings.keylog ? 'method.not-done-key-log' : 'method.not-done-value'),
    },
  ];
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
  return text.t('method.packets-value', {
    packets: text.number(coverage.packets),
    lost: text.number(coverage.droppedPackets),
    undecoded: text.number(coverage.undecodedPackets),
  });
}

function files({ text, assessment }: Story): string {
  const told = assessment.input.files.map(({ name, format, bytes, truncated }) =>
    text.t(truncated ? 'method.file-cut' : 'method.file-value', { name, format, size: text.bytes(bytes) }),
  );
  return told.join('; ');
}

/** Kinds only: the values themselves stand nowhere in a report. */
function mine({ text, assessment }: Story): string {
  return assessment.made.settings.mineKinds
    .map((kind) => text.t(`subject.${kind === 'other' ? 'other-mine' : kind}.name`))
    .join(', ');
}
