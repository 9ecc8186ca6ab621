import { PDFDocument } from '@cantoo/pdf-lib';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { aPcap } from './capture.fixture.ts';
import { type TestServices, testServices } from './services.fixture.ts';
import type { ShellPorts } from './ports.ts';

/** A page with a line on it, as a printer would give it. */
async function aPdf(line: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage().drawText(line);
  return document.save();
}

async function session(
  { services, event }: TestServices,
  bytes = aPcap(['hello', 'join uid=48123493 now']),
): Promise<string> {
  await services.handle('set-settings', {
    settings: {
      home: null,
      audience: [],
      vantage: null,
      lang: 'en',
      flows: false,
      reveal: false,
      mine: [{ kind: 'account', value: '48123493' }],
    },
  });
  const { sessionId } = await services.handle('open-file', await services.giveFile(Readable.from([bytes]), 'a.pcap'));
  await event('ready', sessionId);
  return sessionId;
}

const printing = (line: string, path: string | null = null): Partial<ShellPorts> => ({
  printReport: () => aPdf(line),
  choosePdfPath: () => Promise.resolve(path),
});

test('the report is kept in the session, and sealed with it', async () => {
  await using test = await testServices(printing('a report'));
  const sessionId = await session(test);
  const { savedAs } = await test.services.handle('save-pdf', { sessionId });
  expect(savedAs).toBe(join(test.root, 'sessions', sessionId, 'report.pdf'));
  expect(await readFile(join(test.root, 'sessions', sessionId, 'SHA256SUMS'), 'utf8')).toContain('  report.pdf\n');
});

test('a copy goes where the person wants it; where that fails nothing lies there and the session keeps its own', async () => {
  const places: string[] = [];
  await using test = await testServices({
    ...printing('a report'),
    choosePdfPath: () => Promise.resolve(places.shift() ?? null),
  });
  const sessionId = await session(test);
  const out = join(test.root, 'out');
  await mkdir(join(out, 'taken.pdf', 'x'), { recursive: true });
  places.push(join(out, 'report.pdf'), join(out, 'none', 'report.pdf'), join(out, 'taken.pdf'));
  expect(await test.services.handle('save-pdf', { sessionId })).toEqual({ savedAs: join(out, 'report.pdf') });
  for (let i = 0; i < 2; i++)
    await expect(test.services.handle('save-pdf', { sessionId })).rejects.toMatchObject({ code: 'write-failed' });
  expect((await readdir(out)).sort()).toEqual(['report.pdf', 'taken.pdf']);
});

test('a page with a full value on it is refused, and nothing is written', async () => {
  await using test = await testServices(printing('join uid=48123493 now'));
  const sessionId = await session(test);
  await expect(test.services.handle('save-pdf', { sessionId })).rejects.toMatchObject({
    code: 'pdf-leak',
    values: { page: 1 },
  });
  expect(await readdir(join(test.root, 'sessions', sessionId))).not.toContain('report.pdf');
});

test('made-up traffic without its mark is refused', async () => {
  await using test = await testServices(printing('a report without the mark'));
  const { sessionId } = await test.services.handle('open-sample', {});
  await expect(test.services.handle('save-pdf', { sessionId })).rejects.toMatchObject({
    code: 'pdf-mark-missing',
    values: { page: 1 },
  });
});

test('a printer that gives no PDF is told as that', async () => {
  await using test = await testServices({ printReport: () => Promise.resolve(Buffer.from('not a PDF')) });
  const sessionId = await session(test);
  await expect(test.services.handle('save-pdf', { sessionId })).rejects.toMatchObject({ code: 'pdf-failed' });
});
