import { EarshotError } from '../contract/errors.ts';
import { readPdfPages } from './read-pdf.ts';

/** Values shorter than this stand in ordinary words and numbers by chance (page numbers, counts). */
const SEARCHABLE = 5;

/** The last check before a PDF is handed over, on the finished file: no page may hold a full value, and where the
 *  traffic is made up every page must say so.
 *  @throws EarshotError pdf-leak, pdf-mark-missing with the page's number */
export async function checkPdf(pdf: Uint8Array, values: readonly string[], madeUpMark: string | null): Promise<void> {
  const pages = await readPdfPages(pdf);
  const needles = values.filter((value) => value.length >= SEARCHABLE).map(squeezed);
  for (const [i, text] of pages.entries()) {
    const page = squeezed(text);
    if (needles.some((needle) => needle !== '' && page.includes(needle))) throw new EarshotError('pdf-leak', { page: i + 1 });
    if (madeUpMark !== null && !page.includes(squeezed(madeUpMark))) throw new EarshotError('pdf-mark-missing', { page: i + 1 });
  }
}

/** Line breaks and stray spaces of the text layer do not count. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}
