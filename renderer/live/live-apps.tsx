import type { ReactNode } from 'react';
import { Cell } from '../components/cell.tsx';
import { StackTable, type Column } from '../components/stack-table.tsx';
import type { LiveEvent } from '../store/state.ts';
import { useText } from '../text/text-context.tsx';

type Row = LiveEvent['apps'][number];

/** The apps seen so far, and how much of what they sent could be read. */
export function LiveApps({ last }: { readonly last: LiveEvent | undefined }): ReactNode {
  const { t, number } = useText();
  const readable = (app: string): number =>
    (last?.findings ?? []).filter(
      (finding) => finding.app === app && finding.kind.endsWith('-exposed') && finding.confidence !== 'possible',
    ).length;
  const columns: Column<Row>[] = [
    { head: t('live.apps.app'), render: (row) => row.name },
    {
      head: t('live.apps.so-far'),
      render: (row) => {
        const count = readable(row.name);
        return <Cell access={count > 0 ? 'could-read' : 'cannot-tell'} word={t('live.apps.readable', { count })} />;
      },
    },
    { head: t('live.apps.packets'), number: true, render: (row) => number(row.packets) },
  ];
  const rows = last?.apps ?? [];
  return (
    <section aria-labelledby="live-apps">
      <h2 id="live-apps">{t('live.apps.title')}</h2>
      {rows.length === 0 ? (
        <p className="quiet live__none">{t('live.apps.none')}</p>
      ) : (
        <div className="live__table">
          <StackTable label={t('live.apps.title')} columns={columns} rows={rows} keyOf={(row) => row.name} />
        </div>
      )}
    </section>
  );
}
