import type { Story } from './story.ts';

/** Whom the licences of the data sets ask us to name, beside what these sets say: one line each. */
export function tellCredits({ text, credits }: Story): readonly string[] {
  return credits.map(({ credit, version, licence }) => text.t('credit.line', { credit, version, licence }));
}
