/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role, jsx-a11y/no-noninteractive-tabindex --
   `display: block` takes its roles from a table, so they are written out; and what scrolls sideways must be reachable by
   keyboard. */
import './stack-table.css';
import { useId, type ReactNode } from 'react';

export interface Column<Row> {
  readonly head: string;
  /** Numbers stand at the end of their column. */
  readonly number?: boolean;
  /** Needs room: a mark with a name. */
  readonly wide?: boolean;
  /** The head is for screen readers only: a column of buttons. */
  readonly headHidden?: boolean;
  readonly render: (row: Row) => ReactNode;
}
interface Props<Row> {
  readonly label: string;
  readonly caption?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A ruled table that becomes cards where there is little room. The roles are written out because `display: block` takes
 *  them away from a table. The first column names its row. */
export function StackTable<Row>({ label, caption, columns, rows, keyOf }: Props<Row>): ReactNode {
  const captionId = useId();
  return (
    <div className="tablewrap" tabIndex={0} role="group" aria-label={label}>
      <table
        className="stack"
        role="table"
        aria-labelledby={caption ? captionId : undefined}
        aria-label={caption ? undefined : label}
      >
        {caption && <caption id={captionId}>{caption}</caption>}
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.head} scope="col" role="columnheader" className={lookOf(column)}>
                {column.headHidden ? <span className="sr">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.head} scope="row" role="rowheader">
                    {column.render(row)}
                  </th>
                ) : (
                  <td
                    key={column.head}
                    role="cell"
                    data-h={column.headHidden ? '' : column.head}
                    className={lookOf(column)}
                  >
                    <span>{column.render(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function lookOf<Row>({ number = false, wide = false }: Column<Row>): string | undefined {
  if (number) return 'n';
  return wide ? 'wide' : undefined;
}
