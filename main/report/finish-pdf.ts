import { PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

/** Replaces what Chromium writes of the machine (system, browser version, exact time) by what the report says of itself.
 *  Tags and outline stay.
 *  @param day ISO date: the report's own date line, to the day
 *  @throws what pdf-lib throws for a file that is no PDF */
export async function finishPdf(pdf: Uint8Array, title: string, lang: string, day: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const date = new Date(`${day}T00:00:00Z`);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setCreator('Earshot');
  document.setProducer('Earshot');
  document.setAuthor('');
  document.setCreationDate(date);
  document.setModificationDate(date);
  document.setLanguage(lang);
  removeXmp(document);
  return document.save({ useObjectStreams: true });
}

/** The same things said once more as XML. The reference alone would leave the words in the file. */
function removeXmp({ catalog, context }: PDFDocument): void {
  const metadata = PDFName.of('Metadata');
  const reference = catalog.get(metadata);
  if (reference instanceof PDFRef) context.delete(reference);
  catalog.delete(metadata);
}
