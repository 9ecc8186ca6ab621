import type { ReactNode } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import type { FindingView } from '../../main/text/view.ts';
import { Chip } from '../components/chip.tsx';
import { Hexbox } from '../components/hexbox.tsx';
import { HostNames } from '../components/host-names.tsx';
import { Lines } from '../components/lines.tsx';
import { Sure } from '../components/sure.tsx';
import { useText } from '../text/text-context.tsx';

interface Props {
  readonly finding: FindingView;
  readonly opened: Opened;
}

/** One finding on paper: what was sent, its bytes, what it means, how sure, and how to check. */
export function ReportFinding({ finding, opened }: Props): ReactNode {
  const { t, number } = useText();
  const hex = opened.hex.find((view) => view.findingId === finding.id);
  const first = finding.packets[0];
  return (
    <article className="rep__f">
      <h3>{`${number(finding.number)}. ${finding.title}`}</h3>
      <p className="rep__line">
        <Sure mark={finding.sure} />
        {finding.valueId && <Chip valueId={finding.valueId} masked={finding.masked} />}
        {finding.count !== null && <span>{t('report.times', { count: finding.count })}</span>}
        {first !== undefined && <span>{t('report.first-packet', { frame: number(first) })}</span>}
      </p>
      <Lines lines={finding.seen} bullets />
      {hex && <Hexbox view={hex} opened={opened} />}
      <p>{finding.means.join(' ')}</p>
      {finding.who.notes.length > 0 && <p>{finding.who.notes.join(' ')}</p>}
      <p>
        <b>{t('finding.sure-title')}:</b> {finding.why.join(' ')}
        {finding.changeOurMind && ` ${t('finding.mind-label')} ${finding.changeOurMind}`}
      </p>
      {finding.notSeen.length > 0 && (
        <p>
          <b>{t('finding.not-seen-title')}:</b> <HostNames>{finding.notSeen.join(' ')}</HostNames>
        </p>
      )}
      {finding.check && (
        <p className="small">{t('report.check-line', { filter: finding.check.filter, frame: finding.check.frame })}</p>
      )}
    </article>
  );
}
