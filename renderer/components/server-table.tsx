import type { ReactNode } from 'react';
import type { ServerRowView } from '../../main/text/view.ts';
import { useText } from '../text/text-context.tsx';
import { HostNames } from './host-names.tsx';
import { StackTable, type Column } from './stack-table.tsx';
import { Sure } from './sure.tsx';

interface Props {
  readonly rows: readonly ServerRowView[];
  readonly caption: string;
}

/** Operator, host, place and law: four facts in four columns, never merged. */
export function ServerTable({ rows, caption }: Props): ReactNode {
  const { t } = useText();
  const columns: Column<ServerRowView>[] = [
    {
      head: t('server.column.server'),
      render: (row) => (
        <>
          <HostNames>{row.name}</HostNames>
          {row.address !== row.name && (
            <small>
              <HostNames>{row.address}</HostNames>
            </small>
          )}
          {row.contactNote && <small>{row.contactNote}</small>}
        </>
      ),
    },
    {
      head: t('server.column.operated-by'),
      render: (row) => <Noted word={row.operatedBy} note={row.operatedByNote} />,
    },
    { head: t('server.column.hosted-by'), render: (row) => <Noted word={row.hostedBy} note={row.hostedByNote} /> },
    {
      head: t('server.column.place'),
      wide: true,
      render: (row) => (
        <>
          <Sure mark={row.place} />
          {row.placeNote !== '' && <small className="sub">{row.placeNote}</small>}
        </>
      ),
    },
    {
      head: t('server.column.law'),
      wide: true,
      render: (row) =>
        row.law.length === 0
          ? t('shared.none')
          : row.law.map((line) => (
              <span className="line" key={line}>
                {line}
              </span>
            )),
    },
    { head: t('server.column.packets'), render: (row) => row.packets },
  ];
  return (
    <StackTable
      label={t('app.servers-title')}
      caption={caption}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
    />
  );
}

function Noted({ word, note }: { readonly word: string; readonly note: string | null }): ReactNode {
  return (
    <>
      {word}
      {note && <small className="sub">{note}</small>}
    </>
  );
}
