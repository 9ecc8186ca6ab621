import type { Moment } from '../bytes/moment.ts';
import { rfc3339 } from '../assess/rfc3339.ts';
import { numberOf } from './tokens.ts';

/** A time that an app writes as text lies near the recording's own: a month before (when something was made) or after
 *  (when it ends). */
const NEAR_SECONDS = 31 * 86_400;
/** In octets nothing says that they are a number, and of all numbers of 32 bits one in 12,000 lies so near. */
const VERY_NEAR_SECONDS = 2 * 86_400;
/** Seconds from 1900 to 1970, RFC 5905 section 6. */
const NTP = 2_208_988_800;
/** Seconds, and a thousand and a million to the second. */
const UNITS = [1, 1_000, 1_000_000] as const;
const DATE = /\d{4}[-/.]\d\d[-/.]\d\d|\d\d:\d\d:\d\d|\bGMT\b/;

/** Is it a number that a clock gave? */
function isClockNumber(value: number, { seconds }: Moment, near: number): boolean {
  if (Math.abs(value - NTP - seconds) <= near) return true;
  return UNITS.some((unit) => Math.abs(value / unit - seconds) <= near);
}

export function isClockText(text: string, time: Moment | null): boolean {
  if (DATE.test(text)) return true;
  if (time !== null && /^\d{6}(?:\d\d)?(?:\d{6})?$/.test(text) && isDay(text, time)) return true;
  if (time === null || !/^\d{9,17}(?:\.\d+)?$/.test(text)) return false;
  return isClockNumber(Number(text), time, NEAR_SECONDS);
}

/** `260620`, `200626`, `20260620`, with or without the time of day: the recording's own day, or one beside it. */
function isDay(text: string, { seconds, nanos }: Moment): boolean {
  return [-86_400, 0, 86_400].some((shift) => {
    const [year = '', month = '', date = ''] = rfc3339({ seconds: seconds + shift, nanos })
      .slice(0, 10)
      .split('-');
    const short = year.slice(2);
    return [year + month + date, short + month + date, date + month + short].some((day) => text.startsWith(day));
  });
}

/** What is left of a number of 4 octets where its first one never changes. */
const FEWEST_SHARED = 3;

/** Do octets `[at, at + length)` lie, but for their ends, in a number of 4 or 8 octets, of either order, that a clock gave? */
export function isInClock(bytes: Uint8Array, at: number, length: number, time: Moment | null): boolean {
  if (time === null || length > 8) return false;
  for (const width of [4, 8]) {
    const first = Math.max(0, at + Math.min(FEWEST_SHARED, length) - width);
    const last = Math.min(bytes.length - width, at + length - Math.min(FEWEST_SHARED, length));
    for (let from = first; from <= last; from++) {
      if (isClockNumber(numberOf(bytes, from, width, false), time, VERY_NEAR_SECONDS)) return true;
      if (isClockNumber(numberOf(bytes, from, width, true), time, VERY_NEAR_SECONDS)) return true;
    }
  }
  return false;
}
