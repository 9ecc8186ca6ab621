import { expect, test } from 'vitest';
import { operatorUnderForeignLaw } from './operator-under-foreign-law.ts';

const run = (homeCountry: string | null, home: string | null = 'IN', audience: readonly string[] = []) =>
  operatorUnderForeignLaw.inspect(
    { place: { country: 'IN', certainty: 'in' }, operator: { id: 'tidewater', homeCountry } },
    { home, audience },
  );

test('a company at home elsewhere, wherever its server stands', () => {
  expect(run('CN')).toEqual({ kind: 'operator-under-foreign-law', confidence: 'likely', group: 'tidewater' });
});

test.each<[string, ReturnType<typeof run>]>([
  ['at home', run('IN')],
  ['in an audience country', run('CN', 'IN', ['CN'])],
  ['its home is not known', run(null)],
  ['no home was chosen', run('CN', null)],
])('nothing: %s', (_name, said) => {
  expect(said).toBeNull();
});

test('no operator, no finding, wherever the server stands', () => {
  expect(
    operatorUnderForeignLaw.inspect(
      { place: { country: 'CN', certainty: 'in' }, operator: null },
      { home: 'IN', audience: [] },
    ),
  ).toBeNull();
});
