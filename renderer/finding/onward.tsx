import { useMemo, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Opened } from '../../main/contract/shell.ts';
import { tellResults } from '../../main/text/index.ts';
import { places } from '../places.ts';
import { useTellInput } from '../session/told.ts';
import { useText } from '../text/text-context.tsx';

interface Props {
  readonly opened: Opened;
  readonly findingId: string;
  readonly app: { readonly id: string; readonly name: string } | null;
}

/** Back to where this finding belongs, and on to its neighbours in the list of results. */
export function Onward({ opened, findingId, app }: Props): ReactNode {
  const session = opened.session.id;
  const text = useText();
  const { t } = text;
  const input = useTellInput(opened);
  const rows = useMemo(() => tellResults(input, text).findings, [input, text]);
  const at = rows.findIndex((row) => row.id === findingId);
  const before = at > 0 ? rows[at - 1] : undefined;
  const next = rows[at + 1];
  return (
    <nav className="onward" aria-label={t('results.findings-title')}>
      {app ? (
        <Link href={places.app(session, app.id)}>{t('finding.back', { app: app.name })}</Link>
      ) : (
        <Link href={places.results(session)}>{t('finding.back-results')}</Link>
      )}
      <span className="onward__steps">
        {before && (
          <Link href={places.finding(session, before.id)}>{t('finding.previous', { title: before.title })}</Link>
        )}
        {next && <Link href={places.finding(session, next.id)}>{t('finding.next', { title: next.title })}</Link>}
      </span>
    </nav>
  );
}
