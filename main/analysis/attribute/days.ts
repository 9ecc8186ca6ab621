const SECONDS_PER_DAY = 86_400;
/** Days from 0000-03-01 to 1970-01-01 in the Gregorian calendar. */
const BEFORE_1970 = 719_468;
const DAYS_PER_ERA = 146_097;

/** Days since 1970-01-01 of a date `2026-06-01`; null where it is none. The calendar's rule (ISO 8601) by whole numbers: a
 *  year begins in March, so that the leap day is its last. */
export function dayOfDate(date: string): number | null {
  const [, y = '', m = '', d = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (y === '') return null;
  const [month, day] = [Number(m), Number(d)];
  const year = month <= 2 ? Number(y) - 1 : Number(y);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - BEFORE_1970;
}

/** Days since 1970-01-01 of a moment. */
export function dayOfSeconds(seconds: number): number {
  return Math.floor(seconds / SECONDS_PER_DAY);
}
