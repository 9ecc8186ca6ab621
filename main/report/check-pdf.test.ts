import { expect, test } from 'vitest';
import { checkPdf } from './check-pdf.ts';
import { aPdf } from './pdf.fixture.ts';

const MARK = 'Made-up traffic, rebuilt from a 2021 report. Not evidence.';
const LEAK = { code: 'pdf-leak' };

test('a report with masked values passes', async () => {
  await checkPdf(await aPdf([['User ID 48****93', 'packet 1,377'], ['Room x******m']]), ['48123493', 'xk8PqZ3m'], null);
});

test.each([
  ['as it is', ['user 48123493 here']],
  ['in the middle of a word', ['https://example.org/x48123493y']],
  ['in other letters', ['room XK8PQZ3M']],
  ['across a line break', ['the number is 4812', '3493 and more']],
  ['with spaces between', ['4812 34 93']],
])('a full value %s is found, and its page told', async (_how, lines) => {
  await expect(checkPdf(await aPdf([['first'], lines]), ['48123493', 'xk8PqZ3m'], null)).rejects.toMatchObject({
    ...LEAK,
    values: { page: 2 },
  });
});

test('a short value counts as a word of its own, not inside a check sum or a larger number', async () => {
  const forms = ['12345', 'amina'];
  await checkPdf(await aPdf([['sha256 9f12345ac0', 'packet 312345', 'Benjamina']]), forms, null);
  for (const line of ['id 12345', 'id=12345;', '(Amina)', 'amina@mail', 'amina', 'a-12345-b']) {
    await expect(checkPdf(await aPdf([[line]]), forms, null), line).rejects.toMatchObject(LEAK);
  }
});

test('values of a few characters stand in any text by chance', async () => {
  await checkPdf(await aPdf([['7 of 12 packets']]), ['7', '12', '', ' '], null);
});

test('what stands on no page is looked at, too: title, and addresses of links', async () => {
  await expect(
    checkPdf(await aPdf([['x']], { title: 'Recording of 48123493' }), ['48123493'], null),
  ).rejects.toMatchObject({ ...LEAK, values: {} });
  await expect(
    checkPdf(await aPdf([['x']], { link: 'https://example.org/48123493' }), ['48123493'], null),
  ).rejects.toMatchObject(LEAK);
  await checkPdf(await aPdf([['x']], { title: 'A report', link: 'https://example.org/' }), ['48123493'], null);
});

test('one page without the mark is enough to refuse, and is named', async () => {
  await checkPdf(
    await aPdf([
      [MARK, 'one'],
      ['two', MARK],
    ]),
    [],
    MARK,
  );
  await expect(checkPdf(await aPdf([[MARK], ['two'], [MARK]]), [], MARK)).rejects.toMatchObject({
    code: 'pdf-mark-missing',
    values: { page: 2 },
  });
});

test('the cost does not grow with the number of values', async () => {
  const forms = Array.from({ length: 100_000 }, (_, i) => `account-${i}-of-many`);
  const pdf = await aPdf(
    Array.from({ length: 20 }, () =>
      Array.from({ length: 30 }, (_, i) => `a line of a report, number ${i}, as long as lines are`),
    ),
  );
  const since = performance.now();
  await checkPdf(pdf, forms, null);
  expect(performance.now() - since).toBeLessThan(10_000); // value by value it takes minutes
});
