import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page of a finished PDF, as a reader could copy it out. */
export async function readPdfPages(pdf: Uint8Array): Promise<string[]> {
  // pdf.js takes the buffer away: it gets a copy.
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
