import { PublicText } from '../../analysis/assess/public-text.ts';

/** The name that a person gave a recording or its file, fit to stand on a page and in a report: a found value in it
 *  becomes its ordinal. */
export function publicTitle(title: string, values: readonly { readonly id: string; readonly raw: string }[]): string {
  return new PublicText(values, (text) => text).text(title);
}
