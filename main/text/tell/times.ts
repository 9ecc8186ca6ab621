import type { Story } from './story.ts';

export interface Span {
  readonly first: string;
  readonly last: string;
}

/** From the first packet with a time to the last one; null where the recording has no times. */
export function recordedSpan({ assessment }: Story): Span | null {
  const firsts = assessment.input.files.flatMap((file) => file.firstTime ?? []).sort();
  const lasts = assessment.input.files.flatMap((file) => file.lastTime ?? []).sort();
  return spanOf(firsts[0] ?? null, lasts.at(-1) ?? null);
}

/** Null unless both ends are real times. */
export function spanOf(first: string | null, last: string | null): Span | null {
  if (first === null || last === null) return null;
  return Number.isNaN(Date.parse(first)) || Number.isNaN(Date.parse(last)) ? null : { first, last };
}

export function secondsOf({ first, last }: Span): number {
  return Math.max(0, (Date.parse(last) - Date.parse(first)) / 1000);
}

/** "We saw it between 14:03:08 and 14:07:38 UTC on 18 Nov 2026." */
export function tellSpan({ first, last }: Span, { text }: Story): string {
  const [from, to, fromDay, toDay] = [text.clock(first), text.clock(last), text.day(first), text.day(last)];
  if (fromDay !== toDay) return text.t('seen.between-days', { from, to, fromDay, toDay });
  return from === to
    ? text.t('seen.once', { clock: from, day: fromDay })
    : text.t('seen.between', { from, to, day: fromDay });
}
