import { PDFDocument, PDFString } from '@cantoo/pdf-lib';

/** A PDF of our own making: each page its lines, one below the other, and what else is asked for. */
export async function aPdf(
  pages: readonly (readonly string[])[],
  more: { title?: string; link?: string } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  if (more.title !== undefined) document.setTitle(more.title);
  for (const lines of pages) {
    const page = document.addPage();
    lines.forEach((line, i) => page.drawText(line, { x: 30, y: 700 - i * 20, size: 12 }));
    if (more.link === undefined) continue;
    const action = { Type: 'Action', S: 'URI', URI: PDFString.of(more.link) };
    const link = document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 10, 10], A: action });
    page.node.addAnnot(document.context.register(link));
  }
  return document.save();
}
