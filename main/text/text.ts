/** The one place that turns keys, numbers, times and country codes into words. Runs in Node and in the browser. */
import { createIntl, createIntlCache } from '@formatjs/intl';
import { en, type Key } from './en/index.ts';
import { COUNTRY_NAMES, COUNTRIES_WITH_ARTICLE } from './en/countries.ts';

export type { Key } from './en/index.ts';
export type Values = Readonly<Record<string, string | number>>;

export interface Text {
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly t: (key: Key, values?: Values) => string;
  /** "United States": for headings and tables. */
  readonly country: (code: string) => string;
  /** "the United States": inside a sentence. */
  readonly theCountry: (code: string) => string;
  readonly number: (value: number) => string;
  /** At most one decimal. */
  readonly oneDecimal: (value: number) => string;
  /** A share given in per cent. One decimal; never 0 or 100 where it is only close to it. */
  readonly percent: (value: number) => string;
  /** Octets, in the decimal units of tables. */
  readonly bytes: (value: number) => string;
  readonly duration: (seconds: number) => string;
  /** "18 Nov 2026", in UTC. Empty where the time is not one. */
  readonly day: (time: string) => string;
  /** "14:03:12", in UTC. Empty where the time is not one. */
  readonly clock: (time: string) => string;
  /** "a, b, and c" */
  readonly list: (items: readonly string[]) => string;
  /** "one" to "ten", digits above. */
  readonly countWord: (count: number) => string;
  /** First letter upper case, for the start of a sentence. */
  readonly upperFirst: (words: string) => string;
  /** First letter lower case, for a label that goes on inside a list. */
  readonly lowerFirst: (words: string) => string;
}

/** Made once: making it takes some milliseconds, and every command, page and report asks for it. */
let text: Text | null = null;

/** @param _lang there is one language yet */
export function createText(_lang: string): Text {
  return (text ??= makeText());
}

function makeText(): Text {
  const locale = 'en';
  const messages: Record<string, string> = {};
  for (const [key, entry] of Object.entries(en)) messages[key] = entry.text;
  // A broken message must fail loudly here: a report with a hole in it is worse than no report.
  const onError = (error: Error): never => {
    throw error;
  };
  const intl = createIntl({ locale, messages, timeZone: 'UTC', onError }, createIntlCache());
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

  // A company's name may end with the full stop that the sentence brings along.
  const t = (key: Key, values?: Values): string =>
    intl.formatMessage({ id: key }, values && { ...values }).replace(/(?<!\.)\.\.(?=\s|$)/g, '.');
  const number = (value: number): string => intl.formatNumber(value);
  const oneDecimal = (value: number): string => intl.formatNumber(value, { maximumFractionDigits: 1 });
  const country = (code: string): string =>
    COUNTRY_NAMES[code] ?? (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);

  return {
    lang: locale,
    direction: 'ltr',
    t,
    country,
    theCountry: (code) => (COUNTRIES_WITH_ARTICLE.has(code) ? `the ${country(code)}` : country(code)),
    number,
    oneDecimal,
    percent(value) {
      const tenth = 0.1;
      if (value > 0 && value < tenth) return t('unit.percent-below', { value: oneDecimal(tenth) });
      if (value < 100 && value > 100 - tenth) return t('unit.percent-above', { value: oneDecimal(100 - tenth) });
      return t('unit.percent', { value: oneDecimal(value) });
    },
    bytes(value) {
      if (value < 1_000) return t('unit.bytes', { value: number(value) });
      if (value < 999_500) return t('unit.kilobytes', { value: number(Math.round(value / 1_000)) });
      if (value < 999_950_000) return t('unit.megabytes', { value: oneDecimal(value / 1e6) });
      return t('unit.gigabytes', { value: oneDecimal(value / 1e9) });
    },
    duration(seconds) {
      const whole = Math.max(0, Math.round(seconds));
      if (whole < 60) return t('unit.seconds', { seconds: whole });
      if (whole < 3_600) return t('unit.minutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
      return t('unit.hours', { hours: number(Math.floor(whole / 3_600)), minutes: Math.floor((whole % 3_600) / 60) });
    },
    day(time) {
      const parsed = Date.parse(time);
      return Number.isNaN(parsed) ? '' : days.format(parsed).replace('Sept', 'Sep');
    },
    clock(time) {
      const parsed = Date.parse(time);
      return Number.isNaN(parsed) ? '' : new Date(parsed).toISOString().slice(11, 19);
    },
    list: (items) => lists.format(items),
    countWord: (count) => t('shared.count-word', { count, shown: number(count) }),
    upperFirst: (words) => words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1),
    lowerFirst: (words) => words.slice(0, 1).toLocaleLowerCase(locale) + words.slice(1),
  };
}
