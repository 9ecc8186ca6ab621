import type { Server } from '../../contract/assessment.ts';
import type { Law } from '../view.ts';

/** A law text read longer ago than this is not printed: laws change. 18 months, in days. */
const LAW_MAX_AGE_DAYS = 548;
/** Addresses move between firms and countries: after a year a list supports no more than "possibly". */
const PLACE_MAX_AGE_DAYS = 365;
const DAYS_PER_MONTH = 30;

/** Whole days from one ISO date to another; null where either is none. */
function daysBetween(from: string, to: string): number | null {
  const start = Date.parse(from);
  const end = Date.parse(to);
  return Number.isNaN(start) || Number.isNaN(end) ? null : Math.floor((end - start) / 86_400_000);
}

/** A law without a date of reading is dropped, too: nobody could check it. */
export function freshLaws(laws: readonly Law[], today: string): readonly Law[] {
  return laws.filter((law) => {
    const age = daysBetween(law.checkedOn, today);
    return age !== null && age <= LAW_MAX_AGE_DAYS;
  });
}

/** Age of the newest place data behind a server, in months, where it is too old to rest on; null otherwise. */
export function staleMonths(server: Server, today: string): number | null {
  const ages = server.place.said.flatMap((one) => daysBetween(one.date, today) ?? []);
  const youngest = Math.min(...ages);
  return ages.length > 0 && youngest > PLACE_MAX_AGE_DAYS ? Math.floor(youngest / DAYS_PER_MONTH) : null;
}
