import { expect, test } from 'vitest';
import { aPdf } from './pdf.fixture.ts';
import { readPdf } from './read-pdf.ts';

test('pages and what is beside them', async () => {
  const { pages, besides } = await readPdf(
    await aPdf([['one', 'more'], ['two']], { title: 'A title', link: 'https://example.org/a' }),
  );
  expect(pages.map((text) => text.split('\n'))).toEqual([['one', 'more'], ['two']]);
  expect(besides).toEqual(expect.arrayContaining(['A title', 'https://example.org/a']));
});

test('the bytes it was given are still there afterwards', async () => {
  const pdf = await aPdf([['one']]);
  const copy = Uint8Array.from(pdf);
  await readPdf(pdf);
  expect(pdf).toEqual(copy);
});

test('what is no PDF is refused, not read as an empty one', async () => {
  await expect(readPdf(Buffer.from('not a PDF'))).rejects.toThrow();
  await expect(readPdf(new Uint8Array(0))).rejects.toThrow();
});
