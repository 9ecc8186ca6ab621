import type { Moment } from '../analysis/bytes/moment.ts';
import { LAST_SECOND } from './record-parser.ts';

/** pcapng, option if_tsresol: the high bit tells powers of two from powers of ten. */
const BINARY = 0x80;
/** if_tsresol where a section gives none: microseconds. */
export const DEFAULT_RESOLUTION = 6;
const NANO = 9;
const BILLION = 1_000_000_000;

/** The unit an interface counts time in: its time stamps are 64-bit counts of it. */
export interface TickUnit {
  readonly resolution: number;
  /** Whole seconds to add, option if_tsoffset. */
  readonly offset: number;
}

/** The moment behind a 64-bit count, given as its two halves; null where it lies past what a date can say. */
export function momentOf(unit: TickUnit, high: number, low: number): Moment | null {
  const moment = unit.resolution <= NANO ? decimal(unit, high, low) : anyUnit(unit, high, low);
  return moment.seconds > LAST_SECOND || moment.seconds < -LAST_SECOND ? null : moment;
}

const TENS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, BILLION];

/** Seconds to nanoseconds. A count of nanoseconds is past what a number holds exactly, so the division is done by hand,
 *  16 bits at a time: each rest is below 2^30, and times 2^16 still exact. */
function decimal(unit: TickUnit, high: number, low: number): Moment {
  const perSecond = TENS[unit.resolution] ?? BILLION;
  const a = high >>> 16;
  const first = Math.floor(a / perSecond);
  const b = (a - first * perSecond) * 65536 + (high & 0xffff);
  const second = Math.floor(b / perSecond);
  const c = (b - second * perSecond) * 65536 + (low >>> 16);
  const third = Math.floor(c / perSecond);
  const d = (c - third * perSecond) * 65536 + (low & 0xffff);
  const fourth = Math.floor(d / perSecond);
  const seconds = ((first * 65536 + second) * 65536 + third) * 65536 + fourth;
  const nanos = (d - fourth * perSecond) * (TENS[NANO - unit.resolution] ?? 1);
  return { seconds: seconds + unit.offset, nanos };
}

/** Powers of two and units finer than a nanosecond: rare, so exactness comes before speed. */
function anyUnit(unit: TickUnit, high: number, low: number): Moment {
  const exponent = BigInt(unit.resolution & ~BINARY);
  const perSecond = unit.resolution & BINARY ? 1n << exponent : 10n ** exponent;
  const ticks = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  const nanos = ((ticks % perSecond) * BigInt(BILLION)) / perSecond;
  return { seconds: Number(ticks / perSecond) + unit.offset, nanos: Number(nanos) };
}

/** The two halves of a moment's count of nanoseconds; null where it does not fit (before 1970 or after 2554). */
export function nanoTicks(moment: Moment): { high: number; low: number } | null {
  const ticks = BigInt(moment.seconds) * BigInt(BILLION) + BigInt(moment.nanos);
  if (ticks < 0n || ticks >> 64n !== 0n) return null;
  return { high: Number(ticks >> 32n), low: Number(ticks & 0xffffffffn) };
}
