import { PDFDocument, PDFName, PDFRawStream, PDFString, decodePDFRawStream } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { finishPdf } from './finish-pdf.ts';
import { readPdf } from './read-pdf.ts';

const MACHINE = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0';

/** As Chromium leaves it: who drew it, with what, when, in both places where a PDF may say so. */
async function asChromiumLeavesIt(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage().drawText('the page');
  document.setCreator(MACHINE);
  document.setProducer('Skia/PDF m140');
  document.setAuthor('anna');
  document.setCreationDate(new Date('2026-11-24T19:31:42Z'));
  const xmp = document.context.flateStream(`<x:xmpmeta>${MACHINE}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' });
  document.catalog.set(PDFName.of('Metadata'), document.context.register(xmp));
  document.catalog.set(PDFName.of('Lang'), PDFString.of('de'));
  return document.save();
}

/** All that any reader of the file could find: its octets, and those of every stream in it. */
async function everything(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const parts = [Buffer.from(pdf).toString('latin1')];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    parts.push(
      object instanceof PDFRawStream
        ? Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
        : object.toString(),
    );
  }
  return parts
    .join('\n')
    .replaceAll(/<feff([0-9a-f]+)>/gi, (_all, hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le'));
}

const finish = async () =>
  finishPdf(await asChromiumLeavesIt(), 'One of three apps exposes people', 'en', '2026-11-24');

test('nothing names the machine, its browser, its user or the minute', async () => {
  const before = await everything(await asChromiumLeavesIt());
  const after = await everything(await finish());
  for (const word of ['Linux', 'Headless', 'Mozilla', 'Skia', 'Chrome', 'xmpmeta'])
    expect(before, `planted: ${word}`).toContain(word);
  expect(after).not.toMatch(/Linux|Headless|Mozilla|Skia|Chrom|xmpmeta|pdf-lib|anna|193142|213142/i);
});

test('it says what the report says of itself', async () => {
  const document = await PDFDocument.load(await finish(), { updateMetadata: false });
  expect([document.getTitle(), document.getCreator(), document.getProducer(), document.getAuthor()]).toEqual([
    'One of three apps exposes people',
    'Earshot',
    'Earshot',
    '',
  ]);
  expect(document.getCreationDate()).toEqual(new Date('2026-11-24T00:00:00Z'));
  expect(document.getModificationDate()).toEqual(new Date('2026-11-24T00:00:00Z'));
  expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en)');
});

test('the pages stay as they were', async () => {
  expect((await readPdf(await finish())).pages).toEqual(['the page']);
});
