import { EarshotError } from '../contract/errors.ts';
import { readPdf } from './read-pdf.ts';

/** Values shorter than this stand in ordinary words and numbers by chance (page numbers, counts). */
const SEARCHABLE = 5;
/** From here on a value is searched across spaces and line breaks and inside longer words. A shorter one is searched as a
 *  word of its own: five digits stand inside some sum of the packets' hashes in every long report. */
const ANYWHERE = 8;

/** The last check before a PDF is handed over, on the finished file: no page, and nothing beside the pages, may hold a full
 *  value, and where the traffic is made up every page must say so.
 *  @param forms the values, in each way in which they may be written
 *  @throws EarshotError pdf-leak, pdf-mark-missing with the page's number */
export async function checkPdf(pdf: Uint8Array, forms: readonly string[], madeUpMark: string | null): Promise<void> {
  const { pages, besides } = await readPdf(pdf);
  const leaks = leakTest(forms);
  for (const [i, text] of pages.entries()) {
    if (leaks(text)) throw new EarshotError('pdf-leak', { page: i + 1 });
    if (madeUpMark !== null && !squeezed(text).includes(squeezed(madeUpMark)))
      throw new EarshotError('pdf-mark-missing', { page: i + 1 });
  }
  if (besides.some(leaks)) throw new EarshotError('pdf-leak');
}

/** Its cost grows with the text and not with the number of values. */
function leakTest(forms: readonly string[]): (text: string) => boolean {
  const long = new Map<string, string[]>();
  const short = new Set<string>();
  for (const needle of new Set(forms.map(squeezed))) {
    if (needle.length >= ANYWHERE) {
      const head = needle.slice(0, ANYWHERE);
      const alike = long.get(head);
      if (alike) alike.push(needle);
      else long.set(head, [needle]);
    } else if (needle.length >= SEARCHABLE) short.add(needle);
  }
  const anywhere = (text: string): boolean => {
    for (let at = 0; at + ANYWHERE <= text.length; at++) {
      if (long.get(text.slice(at, at + ANYWHERE))?.some((needle) => text.startsWith(needle, at))) return true;
    }
    return false;
  };
  return (text) => anywhere(squeezed(text)) || wordsOf(text).some((word) => short.has(word));
}

/** Line breaks and stray spaces of the text layer do not count. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** Words as they stand between spaces, and without the signs around and within them. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().split(/\s+/);
  return words.flatMap((word) => [
    word,
    word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
    ...word.split(/[^\p{L}\p{N}]+/u),
  ]);
}
