import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { FindingRowView } from '../../main/text/view.ts';
import { places } from '../places.ts';
import { useText } from '../text/text-context.tsx';
import { Chip } from './chip.tsx';
import { StackTable, type Column } from './stack-table.tsx';
import { Sure } from './sure.tsx';

interface Props {
  readonly label: string;
  readonly session: string;
  readonly rows: readonly FindingRowView[];
  /** Only where the rows are of several apps. */
  readonly withApp?: boolean;
  /** Paper has no links. */
  readonly withLinks?: boolean;
}

/** One row for each finding, with the way to its bytes. */
export function FindingTable({ label, session, rows, withApp = true, withLinks = true }: Props): ReactNode {
  const { t, number } = useText();
  const none = t('shared.none');
  const columns: Column<FindingRowView>[] = [
    {
      head: t('results.column.finding'),
      render: (row) => (
        <>
          {withLinks ? <Link href={places.finding(session, row.id)}>{row.title}</Link> : row.title}
          {row.localNote && <small>{row.localNote}</small>}
        </>
      ),
    },
    ...(withApp ? [{ head: t('results.column.app'), render: (row: FindingRowView) => row.app }] : []),
    { head: t('results.column.sure'), render: (row) => <Sure mark={row.sure} /> },
    {
      head: t('results.column.value'),
      render: (row) => (row.valueId ? <Chip valueId={row.valueId} masked={row.masked} /> : none),
    },
    { head: t('results.column.times'), number: true, render: (row) => (row.count === null ? none : number(row.count)) },
    {
      head: t('results.column.first'),
      number: true,
      render: (row) => (row.firstFrame === null ? none : number(row.firstFrame)),
    },
  ];
  return <StackTable label={label} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}
