import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { SessionRow } from '../../main/contract/session.ts';
import { VERDICTS } from '../../main/contract/words.ts';
import { shortName } from '../../main/text/index.ts';
import { Button } from '../components/button.tsx';
import { Section } from '../components/section.tsx';
import { StackTable, type Column } from '../components/stack-table.tsx';
import { Verdict } from '../components/verdict.tsx';
import { places } from '../places.ts';
import { useEarshot, useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import type { Words } from '../text/words.ts';
import { DeleteDialog } from './delete-dialog.tsx';

/** What was recorded or opened before. */
export function RecentSessions(): ReactNode {
  const text = useText();
  const { t, number, duration } = text;
  const store = useStore();
  const sessions = useEarshot((state) => state.app?.sessions);
  const [deleting, setDeleting] = useState<SessionRow | null>(null);
  if (!sessions) return null;
  const columns: Column<SessionRow>[] = [
    {
      head: t('home.recent.session'),
      render: (row) => (
        <>
          <Link
            href={row.state === 'recording' ? places.live(row.id) : places.results(row.id)}
            onClick={() => store.forgetFailure(row.id)}
          >
            {nameOf(row)}
          </Link>
          {row.synthetic && <small>{t('mark.made-up')}</small>}
        </>
      ),
    },
    { head: t('home.recent.found'), render: (row) => <Found row={row} /> },
    {
      head: t('home.recent.recorded'),
      render: (row) => <span className="whole">{whenOf(recordedAt(row), text)}</span>,
    },
    { head: t('home.recent.length'), number: true, render: (row) => duration(row.seconds) },
    { head: t('home.recent.lost'), number: true, render: (row) => number(row.droppedPackets) },
    {
      head: t('shared.delete'),
      headHidden: true,
      render: (row) => (
        <Button look="small" label={t('home.recent.delete', { title: nameOf(row) })} onPress={() => setDeleting(row)}>
          {t('shared.delete')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('home.recent.title')}>
      {sessions.length === 0 ? (
        <p className="quiet">{t('home.recent.none')}</p>
      ) : (
        <StackTable label={t('home.recent.title')} columns={columns} rows={sessions} keyOf={(row) => row.id} />
      )}
      {deleting && <DeleteDialog session={deleting} name={nameOf(deleting)} onClose={() => setDeleting(null)} />}
    </Section>
  );
}

const nameOf = (row: SessionRow): string => (row.title === '' ? row.id : row.title);

/** When its packets passed. A file that was opened may not say; then nobody here knows. */
const recordedAt = (row: SessionRow): string | null => row.recordedAt ?? (row.from === 'capture' ? row.madeAt : null);

function whenOf(recorded: string | null, { t, day, clock }: Words): string {
  if (recorded === null || day(recorded) === '') return t('shared.not-known');
  return t('home.recent.when', { day: day(recorded), time: clock(recorded).slice(0, 5) });
}

function Found({ row }: { readonly row: SessionRow }): ReactNode {
  const { t } = useText();
  if (row.state !== 'analysed') return <span className="quiet">{t(`home.recent.${row.state}`)}</span>;
  const verdict = VERDICTS.find((each) => each === row.worst?.verdict);
  if (!row.worst || !verdict) return <span className="quiet">{t('home.recent.no-app')}</span>;
  return (
    <>
      <Verdict verdict={verdict} word={t(`verdict.${verdict}.word`)} />
      <small className="sub">{t('home.recent.worst', { app: shortName(row.worst.app), more: row.worst.more })}</small>
    </>
  );
}
