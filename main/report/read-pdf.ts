import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader can get out of a finished PDF. */
export interface PdfWords {
  /** The text of each page, as it could be copied out. */
  readonly pages: readonly string[];
  /** What stands on no page: title and other metadata, outline, addresses of links, words for screen readers. */
  readonly besides: readonly string[];
}

/** @throws what pdf.js throws for a file that is no PDF */
export async function readPdf(pdf: Uint8Array): Promise<PdfWords> {
  // pdf.js takes the buffer away: it gets a copy.
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    const besides = stringsIn([await document.getMetadata().then(({ info }) => info), await document.getOutline()]);
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await pageText(document, number));
      besides.push(...(await besidesPage(document, number)));
    }
    return { pages, besides };
  } finally {
    await task.destroy();
  }
}

async function pageText(document: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await document.getPage(number)).getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

async function besidesPage(document: PDFDocumentProxy, number: number): Promise<string[]> {
  const page = await document.getPage(number);
  const links = (await page.getAnnotations()).flatMap((annotation: unknown) =>
    typeof annotation === 'object' && annotation !== null && 'url' in annotation ? [annotation.url] : [],
  );
  return [...stringsIn(links), ...stringsIn(await page.getStructTree())];
}

/** Every string in a tree of plain objects. */
function stringsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap(stringsIn);
}
