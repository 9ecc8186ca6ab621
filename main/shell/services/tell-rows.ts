import type { Assessment } from '../../contract/assessment.ts';
import type { Session, SessionRow } from '../../contract/session.ts';
import { VERDICTS } from '../../contract/words.ts';

/** What a row takes from an assessment. */
export type Told = Pick<SessionRow, 'worst' | 'synthetic' | 'recordedAt'>;

/** A row of "Recent sessions"; `told` is null while there is no assessment. */
export function sessionRow(session: Session, told: Told | null): SessionRow {
  const { id, title, madeAt, from, seconds, packets, droppedPackets, state } = session;
  return {
    id,
    title,
    madeAt,
    from,
    seconds,
    packets,
    droppedPackets,
    state,
    ...(told ?? { worst: null, synthetic: false, recordedAt: null }),
  };
}

/** `more`: apps besides the worst one. */
export function toldOf({ apps, input }: Assessment): Told {
  const [first, ...rest] = [...apps].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const [recordedAt = null] = input.files.flatMap((file) => file.firstTime ?? []).sort();
  return {
    worst: first ? { verdict: first.verdict, app: first.name, more: rest.length } : null,
    synthetic: input.synthetic,
    recordedAt,
  };
}

/** Countries this assessment names, whose laws the pages may show: operators' homes and places, and the user's own. */
export function countriesOf({ servers, made }: Assessment): Set<string> {
  const codes = new Set<string>(made.settings.audience);
  if (made.settings.home) codes.add(made.settings.home);
  for (const { operator, place } of servers) {
    for (const code of [operator?.homeCountry, ...(operator?.otherHomes ?? []), place.country])
      if (code) codes.add(code);
  }
  return codes;
}
