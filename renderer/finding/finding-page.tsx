import './finding.css';
import { useMemo, type ReactNode } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import { tellFinding } from '../../main/text/index.ts';
import { Chip } from '../components/chip.tsx';
import { Frame } from '../components/frame.tsx';
import { Headline } from '../components/headline.tsx';
import { Hexbox } from '../components/hexbox.tsx';
import { HostNames } from '../components/host-names.tsx';
import { Lines } from '../components/lines.tsx';
import { Part } from '../components/part.tsx';
import { Path } from '../components/path.tsx';
import { Sure } from '../components/sure.tsx';
import { places } from '../places.ts';
import { sessionCrumb } from '../session/session-crumb.ts';
import { Missing } from '../session/missing.tsx';
import { useTellInput } from '../session/told.ts';
import { useText } from '../text/text-context.tsx';
import { Check } from './check.tsx';
import { Onward } from './onward.tsx';
import { Packets } from './packets.tsx';

interface Props {
  readonly opened: Opened;
  readonly findingId: string;
}

/** What is claimed, which bytes show it, what it means, who could read it, how sure and why, what was not seen, how to
 *  check. */
export function FindingPage({ opened, findingId }: Props): ReactNode {
  const text = useText();
  const { t } = text;
  const input = useTellInput(opened);
  const view = useMemo(() => tellFinding(input, findingId, text), [text, input, findingId]);
  const { id, title } = opened.session;
  const finding = opened.assessment.findings.find((each) => each.id === findingId);
  if (!view || !finding) return <Missing opened={opened} sentence={t('finding.none')} />;
  const hex = opened.hex.find((each) => each.findingId === findingId);
  const appCrumb = finding.app === null ? [] : [{ name: view.app, to: places.app(id, finding.app) }];
  return (
    <Frame
      title={view.title}
      mark={view.madeUpMark}
      crumbs={[
        { name: t('frame.sessions'), to: places.home },
        { name: sessionCrumb(title, view.app, t('frame.results')), to: places.results(id) },
        ...appCrumb,
        { name: t('finding.crumb', { number: view.number }), to: null },
      ]}
    >
      <p className="kicker">{t('finding.kicker', { app: view.app, number: view.number, total: view.total })}</p>
      <Headline>{view.title}</Headline>
      <p className="lede">{view.claim}</p>
      <p className="meta">
        <Sure mark={view.sure} />
        {view.valueId && <Chip valueId={view.valueId} masked={view.masked} />}
        {view.count !== null && <span>{t('report.times', { count: view.count })}</span>}
      </p>

      <Part title={t('finding.seen-title')} first>
        <Lines lines={view.seen} bullets />
        {hex ? <Hexbox view={hex} opened={opened} /> : <p className="small quiet">{t('hex.none')}</p>}
        {view.receivers.length > 0 && (
          <p className="small">
            <b>{t('finding.receivers')}</b> <HostNames>{text.list(view.receivers)}</HostNames>
          </p>
        )}
        <Packets packets={view.packets} omitted={view.packetsOmitted} />
      </Part>

      <Part title={t('finding.means-title')}>
        <Lines lines={view.means} flowing />
      </Part>

      <Part title={t('finding.who-title')}>
        {view.who.path && <Path path={view.who.path} withKey={false} />}
        <Lines lines={view.who.notes} quiet={view.who.path !== null} flowing />
      </Part>

      <Part title={t('finding.sure-title')} prose>
        <p>
          <Sure mark={view.sure} />
        </p>
        <Lines lines={view.why} bullets />
        {view.changeOurMind && (
          <p className="quiet">
            {t('finding.mind-label')} {view.changeOurMind}
          </p>
        )}
      </Part>

      <Part title={t('finding.not-seen-title')}>
        <Lines lines={view.notSeen} bullets />
      </Part>

      {view.check && (
        <Part title={t('finding.check-title')}>
          <Check check={view.check} />
        </Part>
      )}
      <Onward
        opened={opened}
        findingId={findingId}
        app={finding.app === null ? null : { id: finding.app, name: view.app }}
      />
    </Frame>
  );
}
