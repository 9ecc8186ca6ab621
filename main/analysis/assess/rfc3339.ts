import type { Moment } from '../model/where.ts';

const DAY = 86_400;

/** RFC 3339 in UTC with nine decimals. Worked out by integers alone, so that no time zone or locale can touch it
 *  (days to civil date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
export function rfc3339(moment: Moment): string {
  const day = Math.floor(moment.seconds / DAY);
  const rest = moment.seconds - day * DAY;
  const { year, month, date } = civil(day);
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((n) => pad(n, 2)).join(':');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}T${clock}.${pad(moment.nanos, 9)}Z`;
}

function civil(days: number): { year: number; month: number; date: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, date: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
