import { expect, test } from 'vitest';
import { join, namesBlock, readAll, section } from './files.fixture.ts';

const BIG = { little: false };
const LITTLE = { little: true };

test('counts the names a machine had for addresses, in both byte orders, and keeps none', () => {
  for (const order of [BIG, LITTLE]) {
    const names = namesBlock(
      order,
      [1, [192, 0, 2, 1], 'one.example\0two.example\0'],
      [2, [...new Uint8Array(16).fill(1)], 'six.example\0\0'],
      [3, [2, 0, 0, 0, 0, 1], 'desk'], // without its end
      [1, [192, 0, 2, 2], ''],
      [77, [], 'not a record that is known\0'],
    );
    const { facts } = readAll(join(section(order), names)).reader;
    expect(facts).toMatchObject({ problems: [], beside: { resolvedNames: 4 } });
    expect(JSON.stringify(facts)).not.toContain('example');
  }
});

test('a record that is cut counts nothing', () => {
  const cut = join(section(BIG), [0, 0, 0, 4, 0, 0, 0, 20, 0, 1, 0, 99, 1, 2, 3, 4, 0, 0, 0, 20]);
  expect(readAll(cut).reader.facts).toMatchObject({ problems: [], beside: { resolvedNames: 0 } });
});
